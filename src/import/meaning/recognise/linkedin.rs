//! Exports of `LinkedIn` in whatever language: its pages part each figure in brackets behind it, and the
//! sheets of its creators go by capital names.

use super::recipe::{Family, Recipe, recipe};
use crate::import::cells::word_list;
use crate::import::meaning::aliases::key;

/// What the brackets say, in English, Spanish, Portuguese, French, German, Italian, Dutch.
const ORGANIC: &str = "organic organicas organicos organica organico organiques organique organisch organiche \
    organici generales";
const SPONSORED: &str = "sponsored patrocinadas patrocinados patrocinada patrocinado sponsorisees sponsorises \
    sponsorisee sponsorise gesponsert sponsorizzate sponsorizzati gesponsord";
const MOBILE: &str = "mobile movil moviles movel mobil mobiel;dispositivos moviles;dispositivo movil;\
    dispositivos movels;celular;mobilgerat;mobilgerate";
const TOTAL: &str = "total totales totais totaux totale totali totaal gesamt insgesamt";
/// Words of those who visit, and of the pages they look at.
const VISITORS: [&str; 7] =
    ["visitor", "visitante", "besucher", "visiteur", "visitatori", "bezoekers", "odwiedzajacy"];
const PAGES: [&str; 12] = [
    "page view",
    "seitenaufruf",
    "seitenansicht",
    "vues de la page",
    "vues de page",
    "pages vues",
    "consultations de la page",
    "da pagina",
    "de la pagina",
    "de pagina",
    "della pagina",
    "paginaweergaven",
];
/// Sheets of the export of a creator, by language: the first finds the others.
const DISCOVERY: &str = "discovery decouverte entdeckung entdecken descubrimiento descoberta scoperta \
    ontdekking ontdekken odkrywanie";
const BESIDE: [&str; 19] = [
    "engagement",
    "followers",
    "top posts",
    "demographics",
    "abonnes",
    "meilleurs posts",
    "interaccion",
    "interacciones",
    "seguidores",
    "engajamento",
    "follower",
    "interaktion",
    "interaktionen",
    "interazioni",
    "interazione",
    "demografia",
    "demographie",
    "volgers",
    "betrokkenheid",
];

const CONTENT: Recipe = recipe("LinkedIn page content", Family::LinkedIn, "LinkedIn", &[]);
const PAGE_VISITORS: Recipe = recipe("LinkedIn page visitors", Family::LinkedIn, "LinkedIn", &[]);

/// A table of a page, by the brackets behind its columns, with those that told it.
pub(super) fn by_brackets<'a>(keys: &'a [(String, &'a str)]) -> Option<(Recipe, Vec<&'a str>)> {
    let with = |list: &str, stem: &str| {
        let mut all = keys.iter();
        all.find(|(key, _)| parted(key).is_some_and(|(of, inner)| of == stem && is_in(list, inner)))
    };
    let both = |first: &str, second: &str, fits: &dyn Fn(&str) -> bool| {
        keys.iter().find_map(|(key, header)| {
            // Few names of thousands have the first bracket, and only those are held against all.
            let (stem, _) =
                parted(key).filter(|(stem, inner)| is_in(first, inner) && fits(stem))?;
            let (_, other) = with(second, stem)?;
            Some(vec![*header, *other])
        })
    };
    if let Some(told) = both(ORGANIC, SPONSORED, &|_| true) {
        return Some((CONTENT, told));
    }
    let is_visited = |stem: &str| VISITORS.iter().chain(&PAGES).any(|word| stem.contains(word));
    let told = both(MOBILE, TOTAL, &is_visited)?;
    let has_visitors = keys.iter().any(|(key, _)| VISITORS.iter().any(|word| key.contains(word)));
    has_visitors.then_some((PAGE_VISITORS, told))
}

/// The figure of the whole page among those of its parts: "Total page views (total)", by key.
pub(super) fn figure_of_page(name: &str) -> Option<&'static str> {
    let (stem, _) = parted(name).filter(|(_, inner)| is_in(TOTAL, inner))?;
    let is_whole = stem.split(' ').any(|word| is_in(TOTAL, word));
    let holds = |words: &[&str]| words.iter().any(|word| stem.contains(word));
    match (is_whole, holds(&VISITORS), holds(&PAGES)) {
        (true, true, _) => Some("unique visitors"),
        (true, false, true) => Some("page views"),
        _ => None,
    }
}

/// Whether sheets of these names are the export of a creator.
pub(super) fn are_of_creator<'a>(sheets: impl Iterator<Item = &'a str>) -> bool {
    let names: Vec<String> = sheets.map(key).collect();
    names.iter().any(|name| is_in(DISCOVERY, name))
        && names.iter().any(|name| BESIDE.contains(&name.as_str()))
}

/// "impressions (organic)" as its stem and what stands in the brackets.
fn parted(name: &str) -> Option<(&str, &str)> {
    let (stem, inner) = name.strip_suffix(')')?.rsplit_once('(')?;
    Some((stem.trim_end(), inner.trim()))
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(';')
        .any(|group| group.trim() == word || (!word.contains(' ') && word_list::has(group, word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(headers: &[&str]) -> Option<&'static str> {
        let keys: Vec<(String, &str)> =
            headers.iter().map(|header| (key(header), *header)).collect();
        by_brackets(&keys).map(|(recipe, _)| recipe.name)
    }

    #[test]
    fn brackets_tell_tables_of_a_page_in_any_language() {
        let content = Some("LinkedIn page content");
        assert_eq!(told(&["Impresiones (orgánicas)", "Impresiones (patrocinadas)"]), content);
        assert_eq!(told(&["Impressioni (organiche)", "Impressioni (sponsorizzate)"]), content);
        assert_eq!(told(&["Clics (organiques)", "Clics (sponsorisés)"]), content);
        let visitors = Some("LinkedIn page visitors");
        let french = [
            "Total des vues de la page (ordinateur)",
            "Total des vues de la page (mobile)",
            "Total des vues de la page (total)",
            "Total des visiteurs uniques (total)",
        ];
        assert_eq!(told(&french), visitors);
        assert_eq!(told(&["Clicks (mobile)", "Clicks (total)", "Visitors"]), None);
        assert_eq!(told(&["Impressions (organic)", "Impressions (paid)"]), None);
    }

    #[test]
    fn the_whole_page_is_told_from_its_parts() {
        let check = |header: &str, expected: Option<&str>| {
            assert_eq!(figure_of_page(&key(header)), expected, "{header}");
        };
        check("Total des vues de la page (total)", Some("page views"));
        check("Total des visiteurs uniques (total)", Some("unique visitors"));
        check("Visitantes únicos totales (total)", Some("unique visitors"));
        check("Seitenaufrufe gesamt (gesamt)", Some("page views"));
        check("Vues de la page Aperçu (total)", None);
        check("Total des vues de la page (mobile)", None);
    }

    #[test]
    fn sheets_of_creators_are_known_in_several_languages() {
        assert!(are_of_creator(["DÉCOUVERTE", "ENGAGEMENT", "ABONNÉS"].into_iter()));
        assert!(are_of_creator(["DISCOVERY", "ENGAGEMENT"].into_iter()));
        assert!(!are_of_creator(["ENGAGEMENT", "FOLLOWERS"].into_iter()));
        assert!(!are_of_creator(["Discovery"].into_iter()));
    }
}
