//! Columns of figures that no plan wants: names in digits, places, ages, lengths, settings.

use super::numbers;
use crate::import::cells::word_list;
use crate::import::meaning::clock_names::names_part_of_date;

/// Whole names, in the form [`super::key`] gives them.
const NAMES: &str = "latitude;longitude;lat;lng;lon;long;geo lat;geo lng;location latitude; \
    location longitude;latitud;longitud;breitengrad;langengrad;coordinates; \
    age;idade;edad;alter;leeftijd;wiek;eta;interest;interests; \
    zip;zip code;zipcode;postal code;postcode;plz;postleitzahl;cep;codigo postal;code postal;cap; \
    kod pocztowy;area code;country code;region code; \
    from;to;caller;callee;caller number;called number;dialed number;ani;dnis;msisdn;von;an; \
    phone;phone number;telephone;mobile;mobile number;fax;telefon;telefonnummer;telefone;celular; \
    telefono;numero de telefono;numero de telefone;handynummer; \
    ip;ip address;ipaddress; \
    year;ano;jahr;annee;anno;jaar;rok;month;mes;monat;mois;mese;maand;weekday;dia da semana; \
    day of week;day of month;week number;hour;hora;stunde;heure;post month;post hour;post weekday; \
    publicar mes;publicar hora;publicar dia de la semana;nth day;nth week; \
    row;row number;row id;index;idx;no;nr;num;numero;number;sr no;s no;sno;serial no;#;unnamed 0; \
    zeile;nummer;rang;rank;ranking;position in list;order; \
    is crosspost;is share;est un crosspost;est un partage;e un crosspost;e una condivisione;is gedeeld; \
    es una publicacion cruzada;e um crosspost;e um compartilhamento;es contenido compartido; \
    mom;yoy;wow;qoq;mom %;yoy %;wow %;qoq %;change;% change;change %;change (%);% difference;difference %; \
    variation %;variacion %;variacao %;veranderung %;veranderung (%);abweichung;trend;trend %; \
    paid;progress;finished;is paid;version; \
    duration;duration (sec);duration (s);duration (seconds);duration (in seconds);video length; \
    lifetime video length;length;duracao (s);duracao (segundos);duracao;duracion (segundos); \
    duracion (seg);duracion;dauer (sek );dauer (sek);dauer (sekunden);dauer;duree (s); \
    duree (en secondes);duree;durata (sec);durata (s);durata;duur (sec);duur (s);duur;長さ;길이;时长;czas trwania (s);czas trwania; \
    budget;daily budget;bid;campaign budget;bid strategy;bid type;puja;gebot;enchere;tipo de puja;orcamento;presupuesto; \
    summation column;budgettyp;budget der anzeigengruppe;anzeigengruppenbudget;kampagnenbudget;ad set budget; \
    orcamento do conjunto de anuncios;presupuesto del conjunto de anuncios;e una co produzione; \
    is co production;group stations;number of results;search results;results count;serp results; \
    search volume;keyword difficulty;competition;competitive density;avg monthly searches; \
    store;shop;branch;filiale;tienda;loja;magasin;negozio;department;category;segment;cluster;class; \
    type;status;state;stage;priority;campaign;ad group;region;country;city;district;zone;territory; \
    flag;code;sku;ean;gtin;upc;asin;isbn;barcode; \
    year birth;birth year;year of birth;yob;geburtsjahr;ano de nascimento;ano de nacimiento; \
    annee de naissance;anno di nascita;lineitem price;line item price;item price;unit price;\
    tageslohn;caption length;title length;text length;post length;tweet length;message length;content length; \
    description length;subject length;word count;num words;n words;char count;character count;characters; \
    num hashtags;n hashtags;hashtag count;hashtags count;number of hashtags;hashtags; \
    emoji count;emojis;num emojis;image count;num images;number of images;num urls;url count; \
    account age days;account age;days since publish;days since published;days since post;days since last post; \
    video duration;video duration (sec);video duration (s);video duration (seconds);duration sec;duration seconds in video; \
    streak;current streak;tenure;sla hours;sla minutes;sla target;sla limit;time zone;timezone;utc offset;campaign daily budget;lifetime budget";
/// How long a video is, whatever stands in brackets behind it.
const LENGTHS: &str = "duration;duracao;duracion;dauer;duree;durata;duur;czas trwania;video length";
/// Last words of numbers that name something; those of what is planned are told by `is_compared`.
const ENDS: [&str; 27] = [
    " id",
    " number",
    " no",
    " code",
    " zip",
    " phone",
    " nummer",
    " index",
    " latitude",
    " longitude",
    " uuid",
    " ids",
    " sku",
    " year",
    " rank",
    " lat",
    " age",
    " edad",
    " idade",
    " alter",
    " eta",
    " leeftijd",
    " birth",
    " since epoch",
    " epoch",
    " timestamp",
    " budget",
];
/// First words of numbers that name something, are planned, or are about other days than the row.
const STARTS: [&str; 17] = [
    "target ",
    "previous ",
    "prior ",
    "last year ",
    "same period last year ",
    "vs ",
    "id ",
    "identificador ",
    "identificacao ",
    "identifiant ",
    "identifikator ",
    "unnamed ",
    "presupuesto ",
    "orcamento ",
    "budget de ",
    "budget del ",
    "budget der ",
];

/// Whether a column of figures is one that no plan wants, by the key of its name.
pub fn is_unwanted(name: &str) -> bool {
    let bare = name.split(" (").next().unwrap_or(name);
    if name != bare && word_list::has_name(LENGTHS, bare) {
        return true;
    }
    // "Dans l’index": so many pages are in it.
    let is_standing = super::words::names_standing(name);
    // "Age (hours)", "App version name".
    let has_word = |word: &str| bare.split(' ').any(|other| other == word);
    word_list::has_name(NAMES, name)
        || names_part_of_date(name)
        || (name != bare && matches!(bare, "age" | "edad" | "idade" | "alter" | "eta" | "leeftijd"))
        || has_word("version")
        || super::words::is_summed(name)
        || (!is_standing && ENDS.iter().any(|end| name.ends_with(end)))
        || super::is_compared(name)
        || numbers::names_a_number(name)
        || STARTS.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_name_or_describe_are_left_out() {
        for header in [
            "Latitude",
            "ZIP Code",
            "Phone Number",
            "PLZ",
            "Order ID",
            "invoice_number",
            "Código Postal",
            "Year",
            "Duração (s)",
            "#",
            "Unnamed: 0",
            "adGroupId",
            "Identificador de la publicación",
            "MoM %",
            "Change",
            "Followers target",
            "Previous 28 days Clicks",
            "Impressions YTD",
            "È un crosspost",
            "Customer Age",
            "Age (Hours)",
            "Year_Birth",
            "App Version Name",
            "Android version code",
            "Store",
            "Number of Results",
            "Keyword Difficulty",
            "Review Submit Millis Since Epoch",
            "Clicks (Comparison)",
            "Clicks Change",
            "Views (previous period)",
        ] {
            assert!(is_unwanted(&super::super::split_key(header)), "{header}");
        }
        for header in [
            "Phone number clicks",
            "Likes",
            "Video views",
            "Pages per visit",
            "Watch time",
            "Subscribers change",
            "Conversions",
            "Coverage",
        ] {
            assert!(!is_unwanted(&super::super::split_key(header)), "{header}");
        }
    }
}
