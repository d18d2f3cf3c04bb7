//! Things of a plan that are named on the command line; capital and small letters are alike.

use crate::model::{ChannelId, Kpi, KpiId, Project};

/// The channel with that name; the error lists those there are.
pub fn channel(project: &Project, name: &str) -> Result<ChannelId, String> {
    project.channel_named(name).ok_or_else(|| {
        let names: Vec<_> =
            project.channels.values().map(|channel| channel.name.as_str()).collect();
        format!("The plan has no channel “{name}”; it has {}", list(&names))
    })
}

/// Every KPI with that name, of which there is at least one; the error lists those there are.
pub fn kpis<'a>(project: &'a Project, name: &str) -> Result<Vec<(KpiId, &'a Kpi)>, String> {
    let wanted = name.trim().to_lowercase();
    let all = project.kpis.iter().map(|(id, kpi)| (id, kpi.as_ref()));
    let found: Vec<_> = all.filter(|(_, kpi)| kpi.name.trim().to_lowercase() == wanted).collect();
    if found.is_empty() {
        let names: Vec<_> = project.kpis.values().map(|kpi| kpi.name.as_str()).collect();
        return Err(format!("The plan has no KPI “{name}”; it has {}", list(&names)));
    }
    Ok(found)
}

/// The one KPI with that name.
pub fn kpi<'a>(project: &'a Project, name: &str) -> Result<(KpiId, &'a Kpi), String> {
    match kpis(project, name)?.as_slice() {
        [only] => Ok(*only),
        several => {
            Err(format!("The plan has {} KPIs named “{name}”; rename one first", several.len()))
        }
    }
}

pub fn list(names: &[&str]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}
