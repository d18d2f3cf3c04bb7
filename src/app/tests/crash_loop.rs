//! What ends the program at its start does so twice, not for ever.

use std::time::{Duration, SystemTime};

use super::*;
use crate::app::starting::prepare;
use crate::cli::WindowArgs;
use crate::storage::recovery::Against;

/// A start of the program, so many seconds after others, as far as its first frames.
fn start(desk: &Desk, plan: Option<PathBuf>, second: u64) -> App {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 + second);
    let args = WindowArgs { plan: plan.clone(), ..WindowArgs::default() };
    let (mode, loaded) = prepare(&args, Some(&desk.folders()), now);
    let env = Env {
        clock: Clock::fixed(date(2021, 3, 15)),
        folders: Some(desk.folders()),
        picker: Arc::new(ScriptedPicker::new([])),
        unpacker: Arc::new(InPlace),
        runner: Runner::Inline,
    };
    let mut app = App::with_preferences(env, loaded, plan, mode);
    app.take_outcomes();
    app
}

/// Whether a start took in what may have ended those before.
type TakesIn = fn(&App) -> bool;

#[test]
fn the_third_start_takes_in_nothing_that_may_have_ended_two_before() {
    let poisons: [(&str, TakesIn); 3] = [
        ("recovery copy", |app| app.recoveries[0].against != Against::Unknown),
        ("preferences", |app| app.preferences.zoom > 1.0 || app.preferences.window.is_some()),
        ("plan", |app| app.is_plan_open),
    ];
    for (name, takes_in) in poisons {
        let desk = Desk::new();
        let plan = desk.path("spring.ron");
        storage::save(&Project::default(), &plan).unwrap();
        leave_copy(&desk.folders().recovery(), Some(plan.clone()), "former.1");
        let window = Some((900.0, 700.0));
        let preferences = Preferences { zoom: 2.0, window, ..Preferences::default() };
        storage::settings::save(&preferences, &desk.folders().settings_file()).unwrap();
        let before =
            [&plan, &desk.folders().settings_file()].map(|path| std::fs::read(path).unwrap());
        // The first two end without a word, as by a fault or a kill.
        for second in 0..2 {
            assert!(takes_in(&start(&desk, Some(plan.clone()), second)), "{name}: start {second}");
        }
        let mut third = start(&desk, Some(plan.clone()), 2);
        assert!(!takes_in(&third), "{name}");
        assert!(third.notices().iter().any(|notice| notice.text.contains("ended twice")));
        assert!(third.preferences.recent.contains(&plan), "the way back to the work");
        assert_eq!(third.recoveries.len(), 1, "{name}");
        third.keep_preferences_now();
        let after =
            [&plan, &desk.folders().settings_file()].map(|path| std::fs::read(path).unwrap());
        assert_eq!(before, after, "{name}: nothing of the user's was changed");
        // It lives, and all is as ever.
        third.end_start();
        drop(third);
        assert!(takes_in(&start(&desk, Some(plan), 3)), "{name}: the start after");
    }
}
