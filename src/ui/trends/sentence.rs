//! The chart in words beneath it: the sentence, the reason, the flags.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, TextStyle, Ui};

use crate::ui::theme;
use crate::ui::words::unbroken;

use super::shown::Shown;

/// A reason is at most so long in a narrow panel; the status says the rest.
const MOST_REASON_LINES: usize = 8;

/// The sentence with its first clause semibold; small and cut to two lines in a low panel.
pub fn sentence_job(ui: &Ui, sentence: &str, width: f32, is_compact: bool) -> LayoutJob {
    let tokens = theme::tokens(ui);
    let (strong, plain) = if is_compact {
        (theme::small_semibold(), TextStyle::Small)
    } else {
        (theme::semibold(), TextStyle::Body)
    };
    let (strong, plain) = (strong.resolve(ui.style()), plain.resolve(ui.style()));
    let sentence = unbroken(sentence);
    let (first, rest) = sentence.split_at(first_clause(&sentence));
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    if is_compact {
        job.wrap.max_rows = 2;
    }
    job.append(first, 0.0, TextFormat::simple(strong, tokens.text));
    job.append(rest, 0.0, TextFormat::simple(plain, tokens.text));
    job
}

/// Where the first clause ends: before a comma that is neither inside a number nor in parentheses.
fn first_clause(sentence: &str) -> usize {
    let mut depth = 0_usize;
    for (at, sign) in sentence.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ':' | ';' | '.' if depth == 0 && sentence[at + 1..].starts_with(' ') => {
                return at;
            }
            _ => {}
        }
    }
    sentence.len()
}

/// What the newest figure leaves out.
pub fn omissions_job(ui: &Ui, shown: &Shown, width: f32) -> Option<LayoutJob> {
    let color = theme::tokens(ui).warning;
    small_job(ui, &shown.omissions, color, width, 2)
}

/// Limits and signals, in weak small letters.
pub fn limits_job(ui: &Ui, shown: &Shown, width: f32) -> Option<LayoutJob> {
    small_job(ui, &shown.limits, theme::tokens(ui).weak, width, 3)
}

/// The reason, in weak small letters.
pub fn reason_job(ui: &Ui, shown: &Shown, width: f32) -> Option<LayoutJob> {
    let reason = shown.analysis().map(|analysis| analysis.reason.clone())?;
    small_job(ui, &reason, theme::tokens(ui).weak, width, 4)
}

/// As many lines of it as find room in a low or narrow panel, in points; none where not one does.
pub fn reason_within_job(ui: &Ui, shown: &Shown, width: f32, room: f32) -> Option<LayoutJob> {
    let reason = shown.analysis().map(|analysis| analysis.reason.clone())?;
    let color = theme::tokens(ui).weak;
    (1..=MOST_REASON_LINES)
        .rev()
        .filter_map(|n_lines| small_job(ui, &reason, color, width, n_lines))
        .find(|job| ui.painter().layout_job(job.clone()).size().y <= room)
}

/// Flags and former targets, in weak small letters over the whole width.
pub fn flags_job(ui: &Ui, shown: &Shown, width: f32) -> Option<LayoutJob> {
    let flags: Vec<String> = legend_lines(shown).iter().map(|line| shortened(line)).collect();
    small_job(ui, &flags.join("    "), theme::tokens(ui).weak, width, 2)
}

fn small_job(
    ui: &Ui,
    text: &str,
    color: Color32,
    width: f32,
    max_rows: usize,
) -> Option<LayoutJob> {
    if text.is_empty() {
        return None;
    }
    let format = TextFormat::simple(super::frame::small(ui), color);
    let mut job = LayoutJob::single_section(unbroken(text), format);
    job.wrap.max_width = width;
    job.wrap.max_rows = max_rows;
    Some(job)
}

/// "1 Autumn campaign", and the former targets where there are several: the chart may have room
/// for the words of one.
pub fn legend_lines(shown: &Shown) -> Vec<String> {
    let flags = shown.geometry.flags.iter();
    let mut lines: Vec<String> =
        flags.map(|flag| format!("{}\u{a0}{}", flag.number, flag.text)).collect();
    lines.extend(Some(shown.former()).filter(|_| shown.geometry.ghosts.len() > 1));
    lines
}

/// A line that leaves room for others beside it.
fn shortened(line: &str) -> String {
    const MOST_SIGNS: usize = 64;
    if line.chars().count() <= MOST_SIGNS {
        return line.to_owned();
    }
    let cut: String = line.chars().take(MOST_SIGNS - 1).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_clause_ends_at_a_comma_between_words() {
        let check = |sentence: &str, expected: &str| {
            assert_eq!(&sentence[..first_clause(sentence)], expected);
        };
        check("13.2 % in February, 0.1 points under", "13.2 % in February");
        check("250,000 in March, over the path", "250,000 in March");
        check("No reading yet", "No reading yet");
        let survey = "75 % (53 to 89 %, 20 answers) in May 2021";
        check(&format!("{survey}, 5 points over"), survey);
    }
}
