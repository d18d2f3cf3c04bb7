//! Columns that say of each row which survey it answers: recommendation, satisfaction, effort. Answers
//! of one kind say nothing about another.

use crate::import::cells::clean::visible;
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::key;
use crate::import::source::file::ParsedTable;

/// What a survey asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum SurveyKind {
    Recommendation,
    Satisfaction,
    /// Anything else that tools name: effort, thumbs, open questions.
    Other,
}

/// Names of the kinds, in the form [`key`] gives.
const RECOMMENDATION: &str = "nps;net promoter;net promoter score;promoter score;recommendation;recommend;recomendacion;\
     recomendacao;recommandation;weiterempfehlung";
const SATISFACTION: &str = "csat;customer satisfaction;satisfaction;satisfaction score;smileys;smiley;stars;star;5 star;\
     five star;star rating;zufriedenheit;kundenzufriedenheit;satisfaccion;satisfacao";
const OTHERS: &str = "ces;customer effort;customer effort score;effort;pmf;product market fit;thumbs;enps;employee nps;\
     open ended;free response;custom";
/// Words that may stand behind such a name.
const BEHIND: [&str; 4] = [" survey", " surveys", " question", " umfrage"];

/// The column that names the kind of survey in each of its filled cells.
pub(in crate::import) fn column(table: &ParsedTable) -> Option<usize> {
    let is_one = |column: usize| {
        let cells =
            table.shape.rows.iter().map(|record| visible(table.grid().field(record, column)));
        let mut filled = cells.filter(|cell| !cell.trim().is_empty()).peekable();
        filled.peek().is_some() && filled.all(|cell| kind(&cell).is_some())
    };
    let columns = table.columns.iter().enumerate();
    let of_words = columns
        .filter(|(_, info)| matches!(info.content, ColumnContent::Category | ColumnContent::Text));
    of_words.map(|(column, _)| column).find(|column| is_one(*column))
}

/// The kind a cell names.
pub(in crate::import) fn kind(cell: &str) -> Option<SurveyKind> {
    const LONGEST: usize = 40;
    if cell.len() > LONGEST {
        return None;
    }
    let name = key(cell);
    let name = BEHIND.iter().find_map(|word| name.strip_suffix(word)).unwrap_or(&name);
    let is_one = |list: &str| word_list::has_name(list, name);
    if is_one(RECOMMENDATION) {
        Some(SurveyKind::Recommendation)
    } else if is_one(SATISFACTION) {
        Some(SurveyKind::Satisfaction)
    } else {
        is_one(OTHERS).then_some(SurveyKind::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_of_surveys_are_known_by_their_names() {
        let check = |cell: &str, expected: Option<SurveyKind>| {
            assert_eq!(kind(cell), expected, "{cell:?}");
        };
        check("NPS", Some(SurveyKind::Recommendation));
        check("Net Promoter Score", Some(SurveyKind::Recommendation));
        check("csat", Some(SurveyKind::Satisfaction));
        check("CSAT survey", Some(SurveyKind::Satisfaction));
        check("ces", Some(SurveyKind::Other));
        check("Promoter", None);
        check("Germany", None);
    }
}
