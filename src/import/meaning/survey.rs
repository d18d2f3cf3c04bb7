//! Answers to surveys: which columns hold them, and which level of its scale an answer is.

use std::collections::BTreeSet;

use crate::import::cells::clean::{normal, visible};
use crate::import::cells::missing;
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::key;
use crate::import::meaning::measures::{Measure, RowFigure};
use crate::import::meaning::survey_kinds::{self, SurveyKind};
use crate::import::source::file::ParsedTable;

/// First letters of the words of the recommendation question, however a language bends them, as
/// [`key`] gives them.
const RECOMMEND: &str = "nps recommend recomend recomiend recommand weiterempf empfehl empfiehl consigl \
    raccomand aanbev aanrad polec promoter promotor";
/// Cells that tell that the answers beside them are to that question.
const CATEGORIES: &str = "nps;promoter;promoters;detractor;detractors;promotor;detrator;detratores; \
    kritiker;promoteur;detracteur;promotore;detrattore";
/// Words of satisfaction questions.
const SATISFACTION: &str = "satisfaction satisfied happiness csat survey rating ratings stars star feedback \
    zufriedenheit zufrieden bewertung sterne umfrage satisfação satisfeito avaliação pesquisa \
    estrelas satisfacción satisfecho valoración encuesta estrellas satisfait enquête note avis étoiles";
/// Words of questions that may be answered on such a scale; offered, not taken.
const PERHAPS: &str = "score answer response punkte nota puntuación réponse antwort resposta \
    respuesta intention effort ces";
/// Parts of words of being satisfied.
const OF_SATISFACTION: [&str; 11] = [
    "satisf",
    "zufrieden",
    "soddisf",
    "tevreden",
    "zadowol",
    "満足",
    "满意",
    "滿意",
    "만족",
    "удовлетвор",
    "memnun",
];
/// Different cells looked at for what they speak of.
const SAMPLE: usize = 50;
/// Answers in words, by level from 1 to 5, in English, Portuguese, Spanish, German, French.
const WORDS: [(u8, &str); 5] = [
    (
        1,
        "very dissatisfied;very unsatisfied;extremely dissatisfied;very poor;terrible;very bad;\
         very unhappy;extremely unhappy;one;\
         muito insatisfeito;muito insatisfeita;péssimo;muy insatisfecho;muy insatisfecha;pésimo;\
         sehr unzufrieden;sehr schlecht;molto insoddisfatto;zeer ontevreden;bardzo niezadowolony;\
         とても不満;非常に不満;非常不满意;très insatisfait;pas du tout satisfait;très insatisfaite;très mauvais",
    ),
    (
        2,
        "dissatisfied;unsatisfied;somewhat dissatisfied;poor;bad;not good;unhappy;two;insatisfeito;insatisfeita;ruim;mau;\
         insatisfecho;insatisfecha;malo;unzufrieden;eher unzufrieden;schlecht;insoddisfatto;ontevreden;niezadowolony;\
         slightly dissatisfied;不満;やや不満;不满意;pas satisfait;pas satisfaite;nicht zufrieden;insatisfait;\
         insatisfaite;plutôt insatisfait;mauvais",
    ),
    (
        3,
        "neutral;three;neither satisfied nor dissatisfied;ok;okay;average;fair;neutro;neutra;\
         nem satisfeito nem insatisfeito;regular;ni satisfecho ni insatisfecho;teils teils;teils/teils;\
         weder noch;mittelmäßig;neutre;ni satisfait ni insatisfait;どちらでもない;どちらともいえない;普通;一般;moyen",
    ),
    (
        4,
        "satisfied;somewhat satisfied;good;happy;four;satisfeito;satisfeita;bom;bem;satisfecho;satisfecha;bueno;\
         bien;zufrieden;eher zufrieden;gut;soddisfatto;tevreden;zadowolony;満足;やや満足;满意;satisfait;satisfaite;plutôt satisfait;bon",
    ),
    (
        5,
        "very satisfied;extremely satisfied;very happy;extremely happy;five;very good;excellent;great;muito satisfeito;\
         muito satisfeita;ótimo;excelente;muy satisfecho;muy satisfecha;muy bueno;sehr zufrieden;\
         sehr gut;ausgezeichnet;molto soddisfatto;zeer tevreden;bardzo zadowolony;とても満足;非常に満足;大変満足;\
         非常满意;très satisfait;très satisfaite;très bon;excellent",
    ),
];

/// The measures a column of answers offers, and whether it is plain that they are answers. `kinds` is
/// the column that says which survey each row answers: then each kind is a measure of its own.
pub(in crate::import) fn suggest(
    table: &ParsedTable,
    column: usize,
    kinds: Option<usize>,
) -> Vec<(bool, Measure)> {
    let info = &table.columns[column];
    let name = normal(&info.header);
    let says = |list: &str| {
        let mut words = name.split(|c: char| !c.is_alphanumeric());
        words.any(|word| word_list::has(list, word))
    };
    let satisfies = says(SATISFACTION) || OF_SATISFACTION.iter().any(|stem| name.contains(stem));
    if let Some(kinds) = kinds.filter(|kinds| *kinds != column) {
        let is_named = satisfies || says(PERHAPS) || speaks_of_recommending(&info.header);
        return if is_named { by_kind(table, column, kinds) } else { Vec::new() };
    }
    let recommends = speaks_of_recommending(&info.header)
        || (says(PERHAPS) && !satisfies && has_categories(table))
        || table.tool.is_some_and(|tool| tool.name == "Delighted answers" && name == "score");
    let is_named = recommends || satisfies;
    // A few columns of words may hold answers under any name; figures need a telling one.
    if info.content == ColumnContent::Figures && !is_named && !says(PERHAPS) {
        return Vec::new();
    }
    let says_satisfied = || speak_of_satisfaction(table, column);
    if info.content == ColumnContent::Text && !is_named && !says_satisfied() {
        return Vec::new();
    }
    let Some(levels) = levels(table, column, |_| true).filter(|levels| levels.len() > 1) else {
        return Vec::new();
    };
    let is_scale = recommends && levels.last() <= Some(&10);
    if is_scale && (levels.last() > Some(&7) || levels.first() == Some(&0)) {
        return vec![(true, Measure::Promoters { column })];
    }
    let found = satisfied(column, &levels).map(|(top, measure)| match top {
        5 | 7 => (is_named || says_satisfied(), measure),
        _ if satisfies => (false, measure),
        _ => (false, Measure::Promoters { column }),
    });
    found.into_iter().collect()
}

/// Satisfied answers on the scale that levels are on, and its top.
fn satisfied(column: usize, levels: &BTreeSet<u8>) -> Option<(u8, Measure)> {
    let (lowest, highest) = (*levels.first()?, *levels.last()?);
    let (from, top) = match (lowest, highest) {
        (1.., ..=5) => (4, 5),
        (1.., 6..=7) => (6, 7),
        (_, 8..=10) => (8, 10),
        _ => return None,
    };
    Some((top, Measure::Satisfied { column, from, top }))
}

/// The answers of a column to each kind of survey it holds.
fn by_kind(table: &ParsedTable, column: usize, kinds: usize) -> Vec<(bool, Measure)> {
    let of = |kind: SurveyKind| {
        let is_it = |record| survey_kinds::kind(table.grid().field(record, kinds)) == Some(kind);
        levels(table, column, is_it)
    };
    let recommended = of(SurveyKind::Recommendation).map(|_| (true, Measure::Promoters { column }));
    let satisfied = of(SurveyKind::Satisfaction).and_then(|levels| satisfied(column, &levels));
    let satisfied = satisfied.map(|(_, measure)| (true, measure));
    recommended.into_iter().chain(satisfied).collect()
}

/// Whether the words of a column speak of being satisfied, so that the question need not.
fn speak_of_satisfaction(table: &ParsedTable, column: usize) -> bool {
    let cells = table.shape.rows.iter().map(|record| table.grid().field(record, column).trim());
    let words: BTreeSet<String> = cells
        .filter(|cell| !missing::is_missing(cell))
        .map(str::to_lowercase)
        .take(SAMPLE)
        .collect();
    let is_of_it = |word: &&String| OF_SATISFACTION.iter().any(|stem| word.contains(stem));
    words.len() > 1 && words.iter().filter(is_of_it).count() * 2 >= words.len()
}

fn speaks_of_recommending(header: &str) -> bool {
    // Japanese and Chinese write words without blanks, and Russian bends them in front.
    const ANYWHERE: [&str; 8] =
        ["薦め", "勧め", "すすめ", "推薦", "推荐", "추천", "рекоменд", "tavsiye"];
    let name = key(header);
    name.split(|c: char| !c.is_alphanumeric())
        .any(|word| RECOMMEND.split_whitespace().any(|start| word.starts_with(start)))
        || ANYWHERE.iter().any(|stem| name.contains(stem))
}

/// Whether a column beside the answers says "NPS", or promoter or detractor of each.
fn has_categories(table: &ParsedTable) -> bool {
    const SAMPLE: usize = 50;
    let is_one = |cell: &str| {
        let cell = key(cell);
        word_list::has_name(CATEGORIES, &cell)
    };
    let columns = table.columns.iter().enumerate();
    columns.filter(|(_, info)| info.content != ColumnContent::Figures).any(|(column, _)| {
        let rows = table.shape.rows.iter().take(SAMPLE);
        rows.into_iter().any(|record| is_one(table.grid().field(record, column)))
    })
}

/// The levels a column answers with, when each cell of these records but the first is one; at least
/// one.
fn levels(
    table: &ParsedTable,
    column: usize,
    is_asked: impl Fn(usize) -> bool,
) -> Option<BTreeSet<u8>> {
    let mut levels = BTreeSet::new();
    let asked = table.shape.rows.iter().enumerate().filter(|(_, record)| is_asked(*record));
    for (row, record) in asked {
        match level(table.grid().field(record, column)) {
            Some(RowFigure::Value(value)) => {
                levels.insert(small(value)?);
            }
            // The first may be a second line of column names: "Response", "Open-Ended Response".
            None if row > 0 => return None,
            Some(_) | None => {}
        }
    }
    (!levels.is_empty()).then_some(levels)
}

fn small(value: f64) -> Option<u8> {
    (0..=10).find(|level| (f64::from(*level) - value).abs() < f64::EPSILON)
}

/// One cell on a scale: a whole number ("4", "4.0", "9 - likely") or words for satisfaction;
/// `None` when it is neither an answer nor blank.
pub(in crate::import) fn level(cell: &str) -> Option<RowFigure> {
    if missing::is_missing(cell) {
        return Some(RowFigure::Blank);
    }
    let text = visible(cell);
    if let Ok(value) = text.replace(',', ".").parse::<f64>() {
        return small(value).map(|level| RowFigure::Value(f64::from(level)));
    }
    // "Satisfait(e)" is whoever is.
    let text = text.to_lowercase().replace("(e)", "").replace("·e", "");
    let words = text.trim_end_matches(['.', '!']);
    if let Some(stars) = stars(words) {
        return small(stars).map(|level| RowFigure::Value(f64::from(level)));
    }
    // Helpdesks tell whether a comment came with the answer, and who was asked.
    let words = words.strip_suffix(" with comment").unwrap_or(words);
    if matches!(words, "offered" | "unoffered" | "not offered" | "not rated" | "unrated") {
        return Some(RowFigure::Blank);
    }
    if let Some((level, _)) = WORDS.iter().find(|(_, names)| word_list::has_name(names, words)) {
        return Some(RowFigure::Value(f64::from(*level)));
    }
    // "9 - extremely likely", "4 stars", "5/5".
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words[digits..].trim_start();
    let is_label =
        rest.starts_with(['-', '–', '=', ':', '(', '/', '★']) || rest.starts_with("star");
    let value: f64 = words[..digits].parse().ok().filter(|_| is_label)?;
    small(value).map(|level| RowFigure::Value(f64::from(level)))
}

/// How many of the stars of "★★★☆☆" are filled.
fn stars(text: &str) -> Option<f64> {
    let is_filled = |letter: &char| matches!(letter, '★' | '⭐');
    let is_star = |letter: char| is_filled(&letter) || matches!(letter, '☆' | '\u{fe0f}' | ' ');
    let n = text.chars().filter(is_filled).count();
    (n > 0 && text.chars().all(is_star)).then(|| u8::try_from(n).map_or(f64::MAX, f64::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cell: &str, expected: Option<RowFigure>) {
        assert_eq!(level(cell), expected, "{cell:?}");
    }

    #[test]
    fn the_recommendation_question_is_known_in_every_language() {
        for question in [
            "How likely are you to recommend us to a friend?",
            "Em uma escala de 0 a 10, o quanto você recomendaria a nossa empresa?",
            "¿Qué probabilidad hay de que nos recomiende?",
            "Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?",
            "Würden Sie uns empfehlen?",
            "Quelle est la probabilité que vous recommandiez notre marque ?",
            "Con che probabilità ci consiglieresti a un amico?",
            "Hoe waarschijnlijk is het dat u ons aanbeveelt?",
            "NPS® Score?",
        ] {
            assert!(speaks_of_recommending(question), "{question}");
        }
        assert!(!speaks_of_recommending("How satisfied are you with us?"));
    }

    #[test]
    fn answers_are_levels_in_figures_and_in_words() {
        let value = |level: u8| Some(RowFigure::Value(f64::from(level)));
        check("9", value(9));
        check("4.0", value(4));
        check("0", value(0));
        check("10 - extremely likely", value(10));
        check("5 stars", value(5));
        check("Very satisfied", value(5));
        check("muito satisfeito", value(5));
        check("Insatisfecho", value(2));
        check("sehr unzufrieden", value(1));
        check("Plutôt satisfait", value(4));
        check("Extremely happy", value(5));
        check("unhappy", value(2));
        check("★★★☆☆", value(3));
        check("⭐⭐⭐⭐", value(4));
        check("FIVE", value(5));
        check("☆☆☆☆☆", None);
        check("Good with comment", value(4));
        check("Bad with comment", value(2));
        check("Offered", Some(RowFigure::Blank));
        check("Unoffered", Some(RowFigure::Blank));
        check("", Some(RowFigure::Blank));
        check("NA", Some(RowFigure::Blank));
        check("4.5", None);
        check("11", None);
        check("because of the price", None);
    }
}
