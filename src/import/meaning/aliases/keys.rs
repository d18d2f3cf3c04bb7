//! Names in the form they are compared in: without marks, units, and words that say nothing of what
//! was counted.

use std::borrow::Cow;

use super::scripts::transliterated;
use crate::import::cells::clean::{normal, one_line};
use crate::import::cells::numbers::is_currency;
use crate::import::cells::word_list;

/// A header for comparing: normal, letters without marks, quotes gone.
pub fn key(header: &str) -> String {
    let plain: String = transliterated(&normal(&without_gender(header)))
        .chars()
        .map(|c| {
            if matches!(c, '“' | '”' | '„' | '«' | '»' | '’' | '‘' | '`' | '´' | ',') {
                ' '
            } else {
                c
            }
        })
        .collect();
    one_line(&plain)
}

/// The same with "newFollowers" read as two words.
pub fn split_key(header: &str) -> String {
    key(&split_humps(header))
}

/// "Follower:innen", "Nutzer*innen", "abonné·es", "satisfait(e)" without what includes everybody.
fn without_gender(header: &str) -> Cow<'_, str> {
    const SIGNS: [char; 7] = [':', '*', '_', '/', '·', '(', '-'];
    // The plural stays one.
    const ENDS: [(&str, &str); 6] =
        [("·e·s", "s"), ("(e)s", "s"), ("·es", "s"), ("(es)", "s"), ("·e", ""), ("(e)", "")];
    let has_any = header.contains("innen") || header.contains("·e") || header.contains("(e");
    if !has_any {
        return Cow::Borrowed(header);
    }
    let bare = |word: &str| -> String {
        let of_all = word.strip_suffix(')').unwrap_or(word).strip_suffix("innen");
        if let Some(base) = of_all.filter(|base| base.ends_with(SIGNS)) {
            return base.trim_end_matches(SIGNS).to_owned();
        }
        let ending = ENDS.iter().find_map(|(end, kept)| Some((word.strip_suffix(end)?, kept)));
        ending.map_or_else(|| word.to_owned(), |(base, kept)| format!("{base}{kept}"))
    };
    Cow::Owned(header.split_whitespace().map(bare).collect::<Vec<_>>().join(" "))
}

/// A name of several words without the small ones between them and the ends of plurals, which
/// translators use as they like: "visualizaciones de vídeos" is "visualizaciones del vídeo".
pub(super) fn loose(name: &str) -> Option<String> {
    const SMALL: &str = "de del della dei degli delle do da dos das des du d l la le les el los las der die dem den \
        the of";
    let words: Vec<&str> = name
        .split(' ')
        .filter(|word| !word_list::has(SMALL, word))
        .map(|word| if word.len() > 3 { word.strip_suffix('s').unwrap_or(word) } else { word })
        .collect();
    (words.len() > 1).then(|| words.join(" "))
}

/// Parts words at a small letter before a capital one, in headers that part them in no other way.
pub(super) fn split_humps(header: &str) -> String {
    /// Names of networks that are one word with a hump.
    const ONE_WORD: [(&str, &str); 12] = [
        ("LinkedIn", "Linkedin"),
        ("YouTube", "Youtube"),
        ("WhatsApp", "Whatsapp"),
        ("TikTok", "Tiktok"),
        ("WeChat", "Wechat"),
        ("BlueSky", "Bluesky"),
        ("SnapChat", "Snapchat"),
        ("SoundCloud", "Soundcloud"),
        ("NextDoor", "Nextdoor"),
        ("FaceBook", "Facebook"),
        ("InstaGram", "Instagram"),
        ("VKontakte", "Vkontakte"),
    ];
    let mut header = header.to_owned();
    for (humped, plain) in ONE_WORD {
        if header.contains(humped) {
            header = header.replace(humped, plain);
        }
    }
    let is_one_word = !header.contains([' ', '_', '-', '.', '/', '(']);
    // "eCPM" and "iOS" are no two words.
    let n_humps = header.as_bytes().windows(2).skip(1).filter(|pair| is_hump(pair)).count();
    if !is_one_word || n_humps == 0 {
        return header;
    }
    let mut out = String::with_capacity(header.len() + n_humps);
    let mut before = ' ';
    for (at, c) in header.char_indices() {
        if at > 1 && before.is_ascii_lowercase() && c.is_ascii_uppercase() {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

fn is_hump(pair: &[u8]) -> bool {
    pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()
}

/// Takes "(USD)", "[EUR]", "in EUR" and the like off; brackets that tell columns apart stay.
pub(super) fn without_unit(name: &str) -> &str {
    let Some((bare, unit)) = name.rsplit_once([' ', '(', '[']) else { return name };
    let unit = unit.trim_end_matches([')', ']']);
    let is_unit =
        matches!(unit, "%" | "$" | "€" | "£" | "us$" | "r$" | "₹" | "¥" | "zl" | "tl" | "₺")
            || is_currency(&unit.to_uppercase());
    let bare = bare.trim_end_matches([' ', '(', '[']);
    match (is_unit, bare) {
        (true, bare) if !bare.is_empty() => bare.strip_suffix(" in").unwrap_or(bare),
        _ => name,
    }
}

/// Takes words off that only say that something was counted: "number of likes", "like count".
pub(super) fn core_words(name: &str) -> String {
    const BEFORE: [&str; 16] = [
        "total number of ",
        "number of ",
        "no of ",
        "count of ",
        "sum of ",
        "total of ",
        "total ",
        "daily ",
        "monthly ",
        "numero de ",
        "quantidade de ",
        "cantidad de ",
        "anzahl ",
        "anzahl der ",
        "nombre de ",
        "nombre d ",
    ];
    const AFTER: [&str; 16] = [
        " count",
        " total",
        " (total)",
        " gesamt",
        " (gesamt)",
        " totales",
        " (totales)",
        " totais",
        " (totais)",
        " totaux",
        " (totaux)",
        " (totale)",
        " totali",
        " (totali)",
        " (sum)",
        " sum",
    ];
    let mut rest = name;
    // The audience of a month is whoever came in it, and nobody who follows.
    if rest == "monthly audience" {
        return rest.to_owned();
    }
    rest = BEFORE.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    rest = AFTER.iter().find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
    rest.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_include_everybody_are_the_plain_ones() {
        for (header, expected) in [
            ("Neue Follower:innen", "neue follower"),
            ("Nutzer*innen", "nutzer"),
            ("Besucher/-innen (neu)", "besucher (neu)"),
            ("Nouveaux abonné·es", "nouveaux abonnes"),
            ("Très satisfait(e)", "tres satisfait"),
            ("Aktive Kund(innen)", "aktive kund"),
            ("Innendienst", "innendienst"),
            ("Drinnen", "drinnen"),
        ] {
            assert_eq!(key(header), expected);
        }
    }

    #[test]
    fn small_words_and_plurals_do_not_part_names() {
        assert_eq!(loose("visualizaciones de videos"), loose("visualizaciones del video"));
        assert_ne!(loose("page views"), loose("views of page"));
        assert_eq!(loose("follows"), None);
    }
}
