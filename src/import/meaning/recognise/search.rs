//! Search Console in whatever language: clicks, impressions, their quotient and the place in the list
//! of results, and how many pages are indexed, valid or affected.

use super::recipe::{Family, Recipe, recipe};
use crate::import::cells::numbers::FigureUnit;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::{
    Alias, Meaning, exact_meaning, find, key, latin_key, meaning_of,
};
use crate::import::meaning::currency;
use crate::import::meaning::quotients::{Figures, Fit, figures, written};
use crate::import::source::file::ParsedTable;
use crate::model::InputKind::{Flow, GivenRate, Stock};

/// Names that mean this in Search Console and something else, or nothing, elsewhere. In the form
/// `aliases::key` gives.
pub const WORDS: &[Alias] = &[
    (
        "visninger;visningar;exponeringar;wyswietlenia;zobrazeni;zobrazenia;prikazi;pojavljivanja;\
         imprese;impresioni;impresije;naitamised;parodymai;seansi;tampilan;penayangan;impressies;\
         hienn thi;hien thi;nayttokerrat;naytot;afisari;表示回数;表示数;показы;покази;εμφανισεις;נמשכו",
        "impressions",
        "Impressions",
        Flow,
    ),
    (
        "klik;klick;klikk;kliky;kliknuti;kliknutia;klikovi;klikid;paspaudimai;klikski;clicuri;nhap;nhap chuot;\
         הקשות;клики;кликове",
        "clicks",
        "Clicks",
        Flow,
    ),
    (
        "to;mp;ake;κατα;ctr %;taux de clics;tasa de clics;rata;tco",
        "click_through_rate_given",
        "Click-through rate (as exported)",
        GivenRate,
    ),
    (
        "konum;sira;pozice;posisi;posicio;plassering;placering;sijainti;sijoitus;pozicija;pozitie;pozitia;\
         pozicio;helyezes;polozaj;asukoht;asend;vieta;vi tri;thu hang;排名;排序;順位;게재순위;순위;위치;позиция;позиції;\
         позиція;θεση;κατάταξη;θέση;מיקום;الموضع;موضع;الترتيب;อันดับ;ตำแหน่ง;موقعیت;स्थिति;rang;rangering;ranking",
        "position",
        "Position",
        GivenRate,
    ),
    (
        "indexed;indexadas;indexados;indexiert;indexierte;indexees;indexes;indicizzate;geindexeerd;\
         проиндексированные;проиндексировано;індексовано;登録済み;インデックス登録済み;已编入索引;已建立索引;\
         색인이 생성됨;dizine eklendi;zaindeksowane;terindeks;diindeks;indexovano;indekseret;indexerade;indeksert;\
         da lap chi muc;dans l index;im index;en el indice;no indice;nell indice;in de index;in index;indexelve;indexelt;indexate;indeksoitu;indeksoidut;مفهرسة;تمت فهرستها",
        "indexed",
        "Indexed pages",
        Stock,
    ),
    (
        "not indexed;sin indexar;no indexadas;nao indexadas;nao indexados;nicht indexiert;non indexees;\
         non indicizzate;niet geindexeerd;не проиндексировано;не проиндексированные;не індексовано;\
         неіндексовано;未登録;インデックス未登録;未编入索引;尚未建立索引;未建立索引;색인이 생성되지 않음;\
         dizine eklenmedi;dizine eklenmemis;niezaindeksowane;tidak terindeks;tidak diindeks;neindexovano;ikke indekseret;\
         inte indexerade;ej indexerade;ikke indeksert;chua lap chi muc;nincs indexelve;neindexate;ei indeksoitu;\
         غير مفهرسة;لم تتم فهرستها",
        "not_indexed",
        "Pages not indexed",
        Stock,
    ),
    (
        "valid;validas;validos;valides;valide;valido;validi;gultig;gultige;geldig;допустимые;действительные;\
         без ошибок;дійсні;有効;有效;유효;gecerli;prawidlowe;platne;gyldige;gyldig;giltiga;hop le;صالحة;صالح;\
         ervenyes;kelvolliset",
        "valid",
        "Valid items",
        Stock,
    ),
    (
        "invalid;not valid;no validas;no validos;invalidas;invalidos;nao validas;ungultig;ungultige;non valide;\
         non valides;non valido;non validi;ongeldig;недопустимые;недействительные;с ошибками;недійсні;無効;无效;無效;\
         유효하지 않음;잘못됨;gecersiz;nieprawidlowe;tidak valid;neplatne;ugyldige;ugyldig;ogiltiga;khong hop le;\
         غير صالحة;غير صالح;ervenytelen;nevalide;error;errors;fehler;errores;erros;erreurs;errori;fouten",
        "invalid",
        "Invalid items",
        Stock,
    ),
    (
        "valid with warnings;validas con advertencias;validos con advertencias;validas com avisos;\
         validos com avisos;gultig mit warnungen;valides avec des avertissements;avec avertissements;\
         valido con avvisi;valide con avvisi;geldig met waarschuwingen;warning;warnings;warnungen;advertencias;\
         avisos;avertissements;avvisi",
        "valid_with_warnings",
        "Items with warnings",
        Stock,
    ),
    (
        "excluded;excluidas;excluidos;ausgeschlossen;exclues;exclu;esclusa;escluse;uitgesloten;исключено",
        "excluded",
        "Excluded pages",
        Stock,
    ),
    (
        "good;good urls;buena;buenas;bom;gut;correct;correctes;buona;goed;хорошо",
        "good",
        "Good addresses",
        Stock,
    ),
    (
        "needs improvement;need improvement;urls need improvement;necesita mejorar;precisa de melhorias;\
         optimierung erforderlich;a ameliorer;miglioramento necessario;moet worden verbeterd",
        "needs_improvement",
        "Addresses that need improvement",
        Stock,
    ),
    (
        "poor;poor urls;deficiente;deficientes;ruim;schlecht;mediocre;mauvaises;scarsa;slecht",
        "poor",
        "Poor addresses",
        Stock,
    ),
    (
        "affected pages;affected items;paginas afetadas;itens afetados;paginas afectadas;elementos afectados;\
         pages concernees;pages affectees;elements concernes;betroffene seiten;betroffene elemente;pagine interessate;\
         elementi interessati;getroffen pagina s;betrokken pagina s;затронутые страницы;затронуті сторінки;\
         影響を受けるページ;影響を受けるページ数;受影响的网页;受影响的页面;受影響的網頁;영향을 받는 페이지;\
         영향을 받은 페이지;etkilenen sayfalar;strony ktorych dotyczy problem;halaman yang terpengaruh;ovlivnene stranky;\
         bererte sider;berorte sider;paverkade sidor;cac trang bi anh huong;trang bi anh huong;erintett oldalak;\
         pagini afectate;الصفحات المتأثرة",
        "affected_pages",
        "Affected pages",
        Stock,
    ),
];

/// The four figures of a list of results.
const FIGURES: [&str; 4] = ["clicks", "impressions", "click_through_rate_given", "position"];
/// States of pages of which two stand beside each other: such words alone are anybody's.
const PAIRS: [(&str, &str); 4] =
    [("indexed", "not_indexed"), ("valid", "invalid"), ("poor", "good"), ("excluded", "valid")];

const RESULTS: Recipe =
    recipe("Google Search Console performance", Family::SearchConsole, "Google Search", &[]);
const PAGES: Recipe =
    recipe("Google Search Console pages", Family::SearchConsole, "Google Search", &[]);

/// What a header means in Search Console.
fn meaning(header: &str) -> Option<&'static str> {
    if let Some((alias, _)) = find(WORDS, header) {
        return Some(alias.1);
    }
    let meaning = meaning_of(header);
    FIGURES.into_iter().find(|figure| meaning.is_known && meaning.identifier == *figure)
}

/// A table whose columns have the names of Search Console in some language, with those that told it.
pub(super) fn by_names<'a>(keys: &'a [(String, &'a str)]) -> Option<(Recipe, Vec<&'a str>)> {
    const MOST: usize = 8;
    if !(2..=MOST).contains(&keys.len()) {
        return None;
    }
    let meant: Vec<Option<&str>> = keys.iter().map(|(key, _)| meaning(key)).collect();
    let place = |figure: &str| meant.iter().position(|meant| *meant == Some(figure));
    let told = |figures: &[&str]| -> Option<Vec<&'a str>> {
        figures.iter().map(|figure| Some(keys[place(figure)?].1)).collect()
    };
    if let Some(told) = told(&FIGURES) {
        return Some((RESULTS, told));
    }
    // The first column has the days; all others are states, or the impressions of these pages.
    let is_state = |figure: Option<&str>| figure.is_some_and(|figure| !FIGURES.contains(&figure));
    let are_states =
        meant[1..].iter().all(|figure| is_state(*figure) || *figure == Some("impressions"));
    if !are_states || meant[0].is_some() {
        return None;
    }
    let has_impressions = place("impressions").is_some();
    let pair = PAIRS.iter().find(|(one, other)| {
        let is_plain = *one == "indexed" || *one == "poor" || has_impressions;
        is_plain && place(one).is_some() && place(other).is_some()
    });
    let told = match pair {
        Some((one, other)) => told(&[one, other]),
        None => told(&["affected_pages"]),
    };
    Some((PAGES, told?))
}

/// A table that has the shape of a list of results, in a language nobody foresaw: a column called CTR
/// that is the quotient of two counts, and places from 1 on. Gives the places of the four figures in
/// the order of [`FIGURES`].
pub(in crate::import) fn by_figures(table: &ParsedTable) -> Option<[usize; 4]> {
    const WORST: f64 = 200.0;
    /// Rows that tell, and the share by which a rate of them may be off.
    const FEWEST: usize = 3;
    const CLOSE: f64 = 0.001;
    let columns: Vec<usize> = (0..table.columns.len())
        .filter(|at| table.columns[*at].content == ColumnContent::Figures)
        .collect();
    let [_, _, _, _] = columns[..] else { return None };
    let names = |at: usize| meaning(&table.columns[at].header);
    let rate = columns.iter().copied().find(|at| names(*at) == Some(FIGURES[2]))?;
    let is_percent = table.columns[rate].unit == Some(FigureUnit::Percent);
    if table.columns.len() > 6 || !is_percent {
        return None;
    }
    let of = |at: &usize| (*at, figures(table, *at));
    let others = columns.iter().filter(|at| **at != rate).map(of);
    let is_whole = |of: &(usize, Figures)| of.1.iter().flatten().all(|value| value.fract() == 0.0);
    let (counts, broken): (Vec<_>, Vec<_>) = others.partition(is_whole);
    let ([one, other], [(position, places)]) = (&counts[..], &broken[..]) else { return None };
    let sum = |of: &(usize, Figures)| of.1.iter().flatten().sum::<f64>();
    let (clicks, impressions) = if sum(one) <= sum(other) { (one, other) } else { (other, one) };
    let are_places =
        places.iter().flatten().all(|value| *value == 0.0 || (1.0..WORST).contains(value));
    let rates = written(table, rate);
    let are_quotients = [1.0, 100.0].into_iter().any(|scale| {
        Fit::of(&rates, (&clicks.1, &impressions.1), scale, CLOSE).is_quotient(FEWEST)
    });
    let expected = [clicks.0, impressions.0, rate, *position];
    let fits_names = expected.iter().zip(FIGURES).all(|(at, figure)| {
        let known = exact_meaning(&key(&table.columns[*at].header));
        match names(*at) {
            Some(said) => said == figure,
            None => known.is_none(),
        }
    });
    (are_places && fits_names && are_quotients).then_some(expected)
}

/// What was found by the figures alone, for a table no name told.
pub(super) fn told_by_figures(table: &ParsedTable) -> Option<(Recipe, Vec<&str>)> {
    let [clicks, impressions, rate, place] = by_figures(table)?;
    // English names would have told it, and a price or a known figure is no place in a list.
    let header = |at: usize| table.columns[at].header.as_str();
    let is_english = matches!(key(header(clicks)).as_str(), "clicks" | "impressions");
    let meaning = meaning_of(header(place));
    let is_other = (meaning.is_known && meaning.identifier != "position")
        || currency::is_money(header(place))
        || currency::is_money(&latin_key(header(place)));
    if is_english || is_other {
        return None;
    }
    Some((
        RESULTS,
        [rate, clicks, impressions].map(|at| table.columns[at].header.as_str()).to_vec(),
    ))
}

/// Gives columns whose names say nothing what their figures say, in a table of Search Console.
pub(in crate::import) fn settle_meanings(table: &ParsedTable, meanings: &mut [Meaning]) {
    let is_results = table.tool.is_some_and(|tool| tool.name == RESULTS.name);
    if !is_results || meanings.iter().filter(|meaning| meaning.is_known).count() >= FIGURES.len() {
        return;
    }
    let Some(places) = by_figures(table) else { return };
    for (at, figure) in places.into_iter().zip(FIGURES) {
        let alias = WORDS.iter().find(|alias| alias.1 == figure);
        if let (Some(alias), Some(meaning)) = (alias, meanings.get_mut(at)) {
            *meaning = Meaning::of(alias, 0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::meaning::aliases::names;

    #[test]
    fn words_are_written_as_names_are_compared() {
        for alias in WORDS {
            for name in names(alias) {
                assert_eq!(key(name), name, "{}", alias.1);
            }
        }
    }
}
