//! Whose profile each row of followers is about, where a table holds several: standings of one
//! account never stand for another.

use std::collections::BTreeSet;

use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::key;
use crate::import::meaning::recognise::Family;
use crate::import::preview::row_kind;
use crate::import::source::file::ParsedTable;
use crate::model::InputKind;

/// Names of columns that say whose profile a row is about, in the form [`key`] gives.
const NAMES: &str = "account;accounts;account name;account username;username;user name;user;handle;screen name;\
    profile;profile name;page;page name;artist;artist name;creator;influencer;channel name;channel title;\
    konto;kontoname;benutzername;nutzername;profilname;cuenta;usuario;nombre de usuario;perfil;\
    nombre de usuario de la cuenta;nombre de la cuenta;conta;nome de usuario;nome de usuario da conta;\
    nome da conta;compte;nom d utilisateur;nom du compte;utilisateur;profil;profilo;utente;nome utente;\
    brand;brand name;marke;marca;marque;club;team name;competitor";
/// Different names beyond which the rows are a list of other people.
const MOST: usize = 5_000;

/// The column that says whose followers each row counts, where there are several accounts, and how
/// many these are. Profiles beside their networks are one's own, a few on each.
pub(in crate::import) fn of_standings(table: &ParsedTable) -> Option<(usize, usize)> {
    counted(table).filter(|_| !has_networks(table))
}

/// The same for profiles beside their networks.
pub(in crate::import) fn on_networks(table: &ParsedTable) -> Option<usize> {
    counted(table).filter(|_| has_networks(table)).map(|(column, _)| column)
}

fn has_networks(table: &ParsedTable) -> bool {
    table.columns.iter().any(|info| info.content == ColumnContent::Channel)
}

fn counted(table: &ParsedTable) -> Option<(usize, usize)> {
    *table.facts.accounts.get_or_init(|| {
        let counts_followers =
            |column: usize| is_figure(table, column) && is_of_followers(table, column);
        let column = named(table)?;
        let is_one = (0..table.columns.len()).any(counts_followers)
            && !row_kind::are_posts(table)
            && !row_kind::has_row_ids(table.grid(), table);
        Some((column, n_names(table, column))).filter(|(_, n)| is_one && (2..MOST).contains(n))
    })
}

/// The column that says on whose profile each post of a list is, where these are several, and how
/// many. Other people's posts are nobody's profiles.
pub(in crate::import) fn of_posts(table: &ParsedTable) -> Option<(usize, usize)> {
    const FEW: usize = 20;
    let is_of_others = table.tool.is_some_and(|tool| {
        matches!(tool.family, Family::Listening | Family::MetaAds | Family::GoogleAds)
    });
    let column = named(table).filter(|_| !is_of_others && row_kind::are_posts(table))?;
    Some((column, n_names(table, column))).filter(|(_, n)| (2..=FEW).contains(n))
}

fn named(table: &ParsedTable) -> Option<usize> {
    let is_called_so = |header: &str| {
        let name = key(header);
        word_list::has_name(NAMES, &name)
    };
    let mut columns = table.columns.iter().enumerate();
    let found = columns.find(|(_, info)| {
        matches!(info.content, ColumnContent::Text | ColumnContent::Category)
            && is_called_so(&info.header)
    });
    found.map(|(column, _)| column)
}

fn n_names(table: &ParsedTable, column: usize) -> usize {
    let cells = table.shape.rows.iter().map(|record| table.grid().field(record, column).trim());
    cells.filter(|cell| !cell.is_empty()).collect::<BTreeSet<_>>().len()
}

pub(super) fn is_figure(table: &ParsedTable, column: usize) -> bool {
    table.columns[column].content == ColumnContent::Figures
}

/// Whether a column says how many follow.
pub(super) fn is_of_followers(table: &ParsedTable, column: usize) -> bool {
    let meaning = table.meaning(column);
    meaning.identifier == "followers" && meaning.kind == InputKind::Stock
}
