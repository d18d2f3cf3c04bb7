//! Numbers that name an order, an invoice, a customer or a place, by what six languages call them:
//! whatever they come to, nothing was counted.

use crate::import::cells::word_list;

/// Whole names, in the form [`super::key`] gives them.
const NAMES: &str = "reference;ref;transaction;receipt;invoice;account;extension;ext;room;seq;sequence; \
    line;serial;batch;queue;agent;auftrag;rechnung;beleg;platz;durchwahl;kennung;referenz; \
    facture;poste;factura;referencia;folio;codigo;cliente;client;kunde;nota fiscal;protocolo; \
    matricula;ramal;fattura;riferimento;codice;factuur;referentie;destination;week";
/// What is numbered, one of it: "numéro de commande", but not "numéro de commandes".
const NUMBERED: &str = "commande facture client dossier reference pedido orden factura cliente ticket caso \
    documento recibo contrato cuenta encomenda processo protocolo chamado fiscal ordine fattura \
    pratica conto ordre compte bon";
/// The same before a sign: "Order #", "Bestell-Nr.".
const NUMBERED_BEHIND: &str = "order invoice ticket case receipt transaction customer client account \
    po ref reference booking claim policy contract tracking line item issue request incident bestell \
    bestellung auftrag auftrags rechnung rechnungs kunde kunden kd beleg vorgang vorgangs artikel \
    vertrag vertrags lieferschein factura pedido commande facture ordine fattura";
/// Words for a number, which stand before what is numbered.
const BEFORE: [&str; 6] = ["numero", "n°", "nº", "n.º", "n.°", "№"];
/// The same behind it.
const BEHIND: [&str; 7] = ["nr", "nummer", "#", "№", "no.", "nr.", "num"];

/// Whether a name, in the form [`super::key`] gives it, is that of numbers of orders and the like.
pub fn names_a_number(name: &str) -> bool {
    // A dot parts "N.º".
    let name = name.replace("n º", "nº").replace("n °", "n°");
    let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let is_numbered = word_list::has(NUMBERED, last);
    // "Bestellnummer", "Kundennr."
    let is_compound = |word: &str| {
        let ends = ["nummer", "nr", "nr."].into_iter();
        ends.filter_map(|end| word.strip_suffix(end)).any(|of| of.len() > 2)
    };
    // "Clicks #" are counted.
    let before_last = words.len().checked_sub(2).and_then(|at| words.get(at));
    let is_of_one = before_last.is_some_and(|of| word_list::has(NUMBERED_BEHIND, of));
    word_list::has_name(NAMES, &name)
        || (words.len() > 1 && BEFORE.contains(first) && is_numbered)
        || (BEHIND.contains(last) && is_of_one)
        || is_compound(last)
}

#[cfg(test)]
mod tests {
    use super::super::key;
    use super::*;

    #[test]
    fn numbers_of_orders_are_told_from_numbers_that_were_counted() {
        for header in [
            "Bestellnummer",
            "Bestell-Nr.",
            "Rechnungsnummer",
            "Kd-Nr",
            "Belegnr",
            "Numéro de commande",
            "N° commande",
            "Réf",
            "N.º pedido",
            "Nº factura",
            "Número do pedido",
            "Nota fiscal",
            "Numero ordine",
            "Order #",
            "Transaction",
            "Extension",
            "Factuurnummer",
        ] {
            assert!(names_a_number(&key(header)), "{header}: {}", key(header));
        }
        for header in [
            "Orders",
            "Clicks #",
            "Number of orders",
            "Número de pedidos",
            "Numéro d’appels",
            "Nombre de commandes",
            "Anzahl Bestellungen",
            "Numero di ordini",
            "Transactions",
            "Clientes",
            "Reference visits",
        ] {
            assert!(!names_a_number(&key(header)), "{header}: {}", key(header));
        }
    }
}
