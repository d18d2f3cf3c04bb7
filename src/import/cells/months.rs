//! Names of months and weekdays in the languages of real exports.

use crate::import::cells::word_list;

/// Names and short forms, by month: English, German, French, Spanish, Portuguese, Italian, Dutch,
/// then Polish, Russian, Ukrainian and the Scandinavian
/// ones; Turkish, Czech, Hungarian, Romanian and Indonesian where they differ.
const MONTHS: [&str; 12] = [
    "january januar jänner janvier enero janeiro gennaio januari jan janv ene gen stycznia styczeń sty января янв січня січ jän ocak oca ledna leden ianuarie",
    "february februar février fevrier févr fevr fév febrero fevereiro febbraio februari feb febr fev lutego luty lut февраля фев лютого лют şubat şub února únor februarie",
    "march märz mars marzo março marco maart mar mär mrz mrt marca marzec марта мар березня бер mart března březen március martie marts maret",
    "april avril abril aprile apr avr abr kwietnia kwiecień kwi апреля апр квітня кві nisan nis dubna duben április aprilie",
    "may mai mayo maio maggio mei mag maj maja мая май травня тра mayıs května květen május",
    "june juni juin junio junho giugno jun giu czerwca czerwiec cze июня июн червня чер haziran haz června červen június iunie",
    "july juli juillet julio julho luglio jul juil lug lipca lipiec lip июля июл липня лип temmuz tem července červenec július iulie",
    "august août aout agosto augustus aug ago augusti sierpnia sierpień sie августа авг серпня сер ağustos ağu srpna srpen augusztus agustus",
    "september septembre septiembre setiembre setembro settembre sept sep set września wrzesień wrz сентября сен сент вересня вер eylül eyl září szeptember septembrie",
    "october oktober octobre octubre outubro ottobre oct okt out ott października październik paź октября окт жовтня жов ekim eki října říjen október octombrie",
    "november novembre noviembre novembro nov listopada listopad lis ноября ноя листопада лис kasım kas listopadu noiembrie",
    "december dezember décembre decembre diciembre dezembro dicembre dec dez déc dic desember des grudnia grudzień gru декабря дек грудня гру aralık ara prosince prosinec decembrie",
];

/// Weekdays and their short forms from Monday on, as they stand before dates. "mar" is also a month.
const WEEKDAYS: [&str; 7] = [
    "monday mon montag mo lundi lun lunes segunda seg lunedì lunedi maandag ma",
    "tuesday tue tues dienstag di mardi martes terça terca ter martedì martedi dinsdag",
    "wednesday wed mittwoch mi mercredi mer miércoles miercoles mié mie quarta qua mercoledì mercoledi \
     woensdag wo",
    "thursday thu thur thurs donnerstag do jeudi jeu jueves jue quinta qui giovedì giovedi gio donderdag",
    "friday fri freitag fr vendredi ven viernes vie sexta sex venerdì venerdi vrijdag vr",
    "saturday sat samstag sonnabend sa samedi sam sábado sabado sáb sab sabato zaterdag za",
    "sunday sun sonntag so dimanche dim domingo dom domenica zondag zo",
];

/// The number of a month, 1–12.
pub fn month_number(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == word))?;
    i8::try_from(at + 1).ok()
}

/// Whether a word is the name of a weekday, or a part of one ("segunda-feira").
pub fn is_weekday(word: &str) -> bool {
    weekday_number(word).is_some() || word.eq_ignore_ascii_case("feira")
}

/// The number of a weekday, 1 for Monday to 7.
pub fn weekday_number(word: &str) -> Option<i8> {
    let word = word.to_lowercase();
    let is_it = |names: &str| word_list::has(names, &word);
    let at = WEEKDAYS.iter().position(|names| is_it(names))?;
    i8::try_from(at + 1).ok()
}

/// The weekday a cell names beside a date: "Mon, Feb 24", "Mo 24.02.".
pub fn weekday_in(cell: &str) -> Option<i8> {
    let mut words = cell.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.find_map(weekday_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_numbers_in_several_languages() {
        for (word, number) in [("Jan", 1), ("févr", 2), ("MÄRZ", 3), ("dezembro", 12), ("Sept", 9)]
        {
            assert_eq!(month_number(word), Some(number), "{word}");
        }
        assert_eq!(month_number("Sunday"), None);
        assert_eq!(month_number(""), None);
    }

    #[test]
    fn the_weekday_of_a_date_is_told_by_its_name() {
        let check =
            |cell: &str, expected: Option<i8>| assert_eq!(weekday_in(cell), expected, "{cell}");
        check("Mon, Feb 24", Some(1));
        check("So 02.03.", Some(7));
        check("24 de febrero, lunes", Some(1));
        check("quinta-feira, 6 mar.", Some(4));
        check("Mar 24", None);
    }

    #[test]
    fn weekdays_are_known_in_several_languages() {
        for word in ["Mon", "samedi", "Mittwoch", "domingo", "woensdag"] {
            assert!(is_weekday(word), "{word}");
        }
        for word in ["May", "month", "mayo", ""] {
            assert!(!is_weekday(word), "{word}");
        }
    }
}
