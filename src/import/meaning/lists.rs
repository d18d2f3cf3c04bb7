//! Lists with a row for each call, lead or mailing, told by columns that only such lists have: how
//! many rows there are is then a figure, also where the list holds no other.

use crate::import::cells::clean::visible;
use crate::import::cells::word_list;
use crate::import::columns::ColumnContent;
use crate::import::meaning::aliases::key;
use crate::import::meaning::recognise::Family;
use crate::import::source::file::ParsedTable;

/// What a row is, as an input: name in formulas, label.
pub(in crate::import) type Noun = (&'static str, &'static str);

const CALLS: Noun = ("calls", "Calls");
const DEALS: Noun = ("deals", "Deals");
const LEADS: Noun = ("leads", "Leads");
const MAILINGS: Noun = ("mailings", "Mailings sent");
const TRANSACTIONS: Noun = ("transactions", "Transactions");
const SUBSCRIBERS: Noun = ("new_subscriptions", "New subscriptions");

/// Columns that only a list of calls has, in the form [`key`] gives.
const OF_CALLS: &str = "call id;call time;call date;call timestamp;call start;call start time;call end time;\
    call type;call status;call duration;call direction;call outcome;call reason;call result;call queue;call center;\
    caller;caller id;caller number;caller name;called at;called number;callee;tracking number;\
    receiving number;first time caller;ring time;talk time;hold time;wait time;disposition;recording url;direction;answered by;call sid;anrufer;\
    rufnummer;anrufzeit;anrufdauer;gesprachsdauer;llamante;duracion de la llamada;hora de la llamada;\
    duracao da chamada;hora da chamada;appelant;duree de l appel;heure de l appel";
/// Columns that name who called, in a list that has a row for each call.
const OF_CALLERS: &str = "call id;call sid;from;to;call timestamp;caller;caller id;caller number;caller name;called at;called number;\
    callee;tracking number;receiving number;phone;phone number;customer phone number;telephone;msisdn;\
    anrufer;rufnummer;telefon;telefonnummer;llamante;telefono;telefone;appelant;numero de telephone";
/// What becomes of a call.
const FATES: &str = "answered;abandoned;missed;no answer;busy;voicemail;unanswered;missed call;\
    angenommen;verpasst;besetzt;atendida;perdida;abandonada;contestada;no contestada;ocupado;nao atendida;\
    repondu;manque;abandonne;occupe";
/// Columns that only a list of leads has.
const OF_LEADS: &str = "lead id;lead status;lead type;lead creation time;lead source;lead name;lead price;\
    lead owner;lead created;lead date;lead score;lead stage;lifecycle stage;inquiry type;enquiry type;leadstatus;leadquelle;\
    estado del lead;origen del lead;fuente del lead;status do lead;origem do lead;statut du lead;source du lead";
/// Columns that only a list of deals has.
const OF_DEALS: &str = "deal title;deal name;deal id;deal value;deal stage;deal status;deal owner;deal created;\
    deal deal created;deal pipeline;opportunity name;opportunity owner;opportunity id;opportunity stage;dealname;\
    deal amount;probability;probability (%);close date";
/// Columns that name a person.
const OF_PERSONS: &str = "name;full name;first name;last name;surname;email;e mail;email address;phone;phone number;\
    customer name;customer phone number;contact name;lead name;lead id;company;vorname;nachname;telefon;\
    nombre;apellidos;apellido;correo;correo electronico;telefono;nome;sobrenome;telefone;prenom;nom;telephone;\
    courriel;cognome";
/// Columns that say where a person came from, in a list of those who asked.
const OF_ORIGINS: &str = "referral source;lead source;utm source;utm campaign;utm medium;how did you hear about us;\
    practice area;herkunft;quelle;fuente;origen;origem;provenance";
/// Columns of lists of orders, accounts and the like, in which persons stand, too.
const OF_OTHERS: &str = "order;order id;order number;invoice;invoice number;sku;product;quantity;total;plan;\
    subscription;ticket id;ticket;case number;employee id;salary;department;seats;mrr;response id;score;rating";
/// Columns of lists of what was bought.
const OF_ORDERS: &str = "order;order id;order number;invoice;invoice number;sku;product;quantity;ticket id;\
    case number;response id";
const OF_CALLERS_ONLY: &str =
    "caller;caller id;caller number;caller name;called number;callee;anrufer;llamante;appelant";
const OF_LENGTHS: &str = "duration;length;call length;dauer;duracion;duracao;duree;durata;duur;talk time;seconds;minutes";
const OF_DIRECTIONS: &str =
    "direction;call direction;call type;richtung;direccion;direcao;direzione;sens;richting";
const OF_NUMBERS: &str = "phone;phone number;telephone;email;e mail;email address;telefon;telefono;telefone;mobile;correo";
const OF_SOURCES: &str = "source;channel;medium;campaign;landing page;form;service;message;kanal;canal;kampagne;campana;campanha";
/// What a payment service keeps of each transaction, and what comes in by it.
const OF_FEES: &str =
    "fee;fees;fee amount;gebuhr;gebuhren;entgelt;frais;comision;comissao;tarifa;commissione";
const OF_AMOUNTS: &str = "net;netto;neto;liquido;net amount;gross;brutto;bruto;brut;lordo;amount;betrag;montant;importe;\
    valor;importo";
const OF_TRANSACTIONS: &str = "transaction id;transaction;charge id;payment id;payment intent id;\
    balance transaction id;balance transaction;source;seller message;type;transaktionscode;transaktion;typ;art;\
    id de transaccion;id da transacao;tipo";
/// When a mailing was sent, and what it was.
const OF_SENDING: &str = "send date;sent date;date sent;send time;sent at;sent on;time sent;send weekday;versanddatum;\
    versendet am;gesendet am;fecha de envio;data de envio;data do envio;date d envoi;data di invio";
const OF_MAILINGS: &str = "subject;subject line;email subject;mail subject;campaign;campaign name;campaign title;betreff;\
    asunto;assunto;objet;oggetto;newsletter;email name";

/// When a person joined, in a list of those who did.
const OF_JOINING: &str = "subscribe date;subscribed at;subscribed on;subscription date;subscription start;join date;\
    joined at;joined on;date joined;member since;signup date;sign up date;signed up at;registration date;\
    registered at;beitrittsdatum;abonniert am;registriert am;fecha de suscripcion;fecha de alta;fecha de registro;\
    data de inscricao;data de cadastro;date d inscription;date d abonnement;data di iscrizione";
const OF_MEMBERS: &str = "username;user name;user;login;handle;email;e mail;email address;name;full name;member;\
    subscriber;nombre;nome;nom;benutzername;usuario;utilisateur";

/// What each row of a table is.
pub(in crate::import) fn noun(table: &ParsedTable) -> Option<Noun> {
    // "Deal - Title" is "Deal title".
    let name = |header: &str| key(&header.replace(" - ", " "));
    let names: Vec<String> = table.columns.iter().map(|info| name(&info.header)).collect();
    let n_of = |list: &str| names.iter().filter(|name| is_one(list, name)).count();
    let has = |list: &str| n_of(list) > 0;
    if table.tool.is_some() || table.dates.is_none() {
        return None;
    }
    if has(OF_CALLERS) && (n_of(OF_CALLS) > 1 || has_fates(table)) {
        return Some(CALLS);
    }
    // Who rang whom, which way, and for how long.
    let is_length = |name: &String| is_one(OF_LENGTHS, name.split(" (").next().unwrap_or(name));
    if has(OF_CALLERS) && has(OF_DIRECTIONS) && names.iter().any(is_length) {
        return Some(CALLS);
    }
    // A caller and how long it took, or a person, a number to call and where both came from.
    if has(OF_CALLERS_ONLY) && has(OF_LENGTHS) {
        return Some(CALLS);
    }
    if n_of(OF_DEALS) > 1 {
        return Some(DEALS);
    }
    let are_persons = n_of(OF_PERSONS) > 1;
    let are_leads =
        has(OF_LEADS) || (are_persons && (has(OF_ORIGINS) || (has(OF_NUMBERS) && has(OF_SOURCES))));
    // How promising a lead is may be called its rating or score.
    let others = if has(OF_LEADS) { OF_ORDERS } else { OF_OTHERS };
    if are_leads && has(OF_PERSONS) && !has(others) {
        return Some(LEADS);
    }
    if has(OF_FEES) && n_of(OF_AMOUNTS) > 1 && n_of(OF_TRANSACTIONS) > 1 {
        return Some(TRANSACTIONS);
    }
    if has(OF_JOINING) && has(OF_MEMBERS) && !has(OF_ORDERS) {
        return Some(SUBSCRIBERS);
    }
    (has(OF_SENDING) && has(OF_MAILINGS)).then_some(MAILINGS)
}

/// Whether each row is about somebody: a first and a last name, or a name and an address for mails.
pub(in crate::import) fn are_persons(table: &ParsedTable) -> bool {
    let names = table.columns.iter().map(|info| key(&info.header));
    names.filter(|name| is_one(OF_PERSONS, name)).count() > 1
}

/// Whether a row is something that costs without being advertised: a call, a ticket, an order.
pub(in crate::import) fn are_of_care(table: &ParsedTable) -> bool {
    table.tool.is_some_and(|tool| tool.family == Family::Helpdesk)
        || noun(table).is_some_and(|noun| noun == CALLS)
}

fn is_one(list: &str, name: &str) -> bool {
    word_list::has_name(list, name)
}

/// Whether a column of a few words says what became of each call.
fn has_fates(table: &ParsedTable) -> bool {
    const SAMPLE: usize = 100;
    let words = |content| matches!(content, ColumnContent::Category | ColumnContent::Text);
    let are_fates = |column: usize| {
        let cells = table.shape.rows.iter().take(SAMPLE).map(|row| table.grid().field(row, column));
        let filled = cells.map(visible).filter(|cell| !cell.is_empty());
        let (n, n_fates) = filled.fold((0, 0), |(n, n_fates), cell| {
            (n + 1, n_fates + usize::from(is_one(FATES, &key(&cell))))
        });
        n > 0 && n_fates * 3 >= n
    };
    let mut columns = table.columns.iter().enumerate();
    columns.any(|(column, info)| words(info.content) && are_fates(column))
}
