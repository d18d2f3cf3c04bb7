//! Kinds of fields that the tables of every format are made of: dates, and lists with a limit.

use std::fmt;
use std::marker::PhantomData;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::model::limits;

use super::rows::{parse_day, write_day};

/// A date as the file has it: "2021-03-31".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::with_capacity(10);
        write_day(&mut text, self.0);
        serializer.serialize_str(&text)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = Day;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date such as \"2021-03-31\"")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Day, E> {
                parse_day(text.as_bytes())
                    .map(Day)
                    .ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &self))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

/// Reads a table, and stops when it is longer than a plan may be.
pub fn table<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_seq(Table(limits::ENTITIES, PhantomData))
}

/// Reads annotations or notes, of which there may be more.
pub fn remarks<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    deserializer.deserialize_seq(Table(limits::REMARKS, PhantomData))
}

/// Reads a list of numbers that may be missing.
pub fn some_table<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<u32>>, D::Error> {
    Ok(Option::<Numbers>::deserialize(deserializer)?.map(|Numbers(list)| list))
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Numbers(#[serde(deserialize_with = "table")] Vec<u32>);

/// Takes a list of at most so many entries.
struct Table<T>(usize, PhantomData<T>);

impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Table<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list of at most {} entries", self.0)
    }

    fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = list.next_element()? {
            if entries.len() == self.0 {
                return Err(de::Error::invalid_length(self.0 + 1, &self));
            }
            entries.push(entry);
        }
        Ok(entries)
    }
}
