//! What people and programs do to a plan file, and what they are told.
#![expect(clippy::unwrap_used, reason = "a test stops where its material is not as expected")]

use paceline::storage::format::{Checksum, Loaded, from_text, to_text};

use super::loaded;
use crate::plans;

/// Reads the small plan with one piece replaced.
fn slip(from: &str, to: &str) -> Result<Loaded, String> {
    let text = to_text(&plans::small()).unwrap();
    assert!(text.contains(from), "{from} is not in the plan");
    from_text(text.replacen(from, to, 1).as_bytes()).map_err(|error| error.to_string())
}

#[test]
fn a_slip_of_the_hand_is_named_with_its_place_and_what_to_write() {
    let check = |from: &str, to: &str, expected: &str| {
        assert_eq!(slip(from, to).expect_err(to), expected, "{from} → {to}");
    };
    check(
        "weight: 1.0",
        "weight: 1,5",
        "A number is written with a comma in objectives, entry 1 (line 32, column 22)
              weight: 1,5,
                       ^
Write numbers with a decimal point and without thousands marks: 1234.5",
    );
    check(
        "name: \"Awareness\"",
        "name: “Awareness”",
        "A text stands in curly quotes in objectives, entry 1, name (line 31, column 19)
              name: “Awareness”,
                    ^
Write straight quotes: \"text\"",
    );
    check(
        "name: \"Awareness\",",
        "name: \"Awareness\"",
        "A comma is missing in objectives, entry 1 (line 31, column 30)
              name: \"Awareness\"
                               ^
Put a comma between two entries or fields",
    );
    check(
        "name: \"Awareness\"",
        "name: \"🙂 Awareness",
        "A text starts or ends at the wrong quote in objectives, entry 1 (line 39, column 25)
              statement: \"More shares\",
                          ^
A quote is missing in the text before or at its end; a quote within a text is written \\\"",
    );
    check(
        "intent: RaiseTo",
        "intent: Raise",
        "“Raise” is none of the choices in goals, entry 1, intent (line 41, column 21)
              intent: Raise,
                      ^
Write one of RaiseTo, LowerTo, KeepAtLeast, KeepAtMost, KeepWithin",
    );
    check(
        "            id: 1,\n",
        "",
        "“id” is missing in objectives, entry 1 (line 32, column 9)
          ),
          ^
Add id: and its value before here",
    );
    check(
        "2021-01-01 510.5 521",
        "2021-01-01 510.5 🙂 521",
        "“🙂” is not a number (line 74, column 18)
  2021-01-01 510.5 🙂 531.5 542 552.5 563 573.5 584 594.5 605 615.5 626
                   ^
A reading is a number such as 12.5, or _ where there is none"
            .replace("🙂 531", "🙂 521 531")
            .as_str(),
    );
    check(
        "(\n    format: 1",
        "(\n<<<<<<< ours\n    format: 1",
        "The file has unresolved merge markers (line 3, column 1)
  <<<<<<< ours
  ^
Keep one of the two versions between <<<<<<< and >>>>>>>, or both, and delete the marker lines",
    );
    check(
        "format: 1",
        "format: 0",
        "There is no format 0 (line 3, column 5)
      format: 0,
      ^
Write format: 1, then open it again",
    );
}

/// What is replaced by what in the small plan, and the whole of what is said.
const SLIPS: [(&str, &str, &str); 24] = [
    (
        "target: Some(900.0)",
        "target: 900,5",
        "A number is written with a comma in goals, entry 1 (line 43, column 24)
              target: 900,5,
                         ^
Write numbers with a decimal point and without thousands marks: 1234.5",
    ),
    (
        "target: Some(900.0)",
        "target: Some(1,900.0)",
        "A number is written with a comma in goals, entry 1, target (line 43, column 27)
              target: Some(1,900.0),
                            ^
Write numbers with a decimal point and without thousands marks: 1234.5",
    ),
    (
        "target: Some(900.0)",
        "target: \"900\"",
        r#"A number stands in quotes in goals, entry 1, target (line 43, column 21)
              target: "900",
                      ^
Write it without them: 12.5"#,
    ),
    (
        "weight: 1.0",
        "weight: one",
        "“one” is not a number in objectives, entry 1, weight (line 32, column 21)
              weight: one,
                      ^
Write a number such as 12.5",
    ),
    (
        "weight: 1.0",
        "weight = 1.0",
        "A colon is missing after a name in objectives, entry 1 (line 32, column 20)
              weight = 1.0,
                     ^
Write name: value",
    ),
    (
        "weight: 1.0",
        "weight:\u{a0}1.0",
        "Here is a special space, often from copying in objectives, entry 1, weight (line 32, column 20)
              weight: 1.0,
                     ^
Replace it by an ordinary space",
    ),
    (
        "            id: 1,",
        "            id: -1,",
        "“-1” is not a whole number that fits here in objectives, entry 1, id (line 30, column 17)
              id: -1,
                  ^
Write a number without decimals and without a sign, such as 12",
    ),
    (
        "            id: 1,",
        "            id: 1.5,",
        "A whole number is needed in objectives, entry 1 (line 30, column 18)
              id: 1.5,
                   ^
Write it without decimals",
    ),
    (
        "            id: 1,",
        "            id: 1, id: 1,",
        "“id” stands twice in objectives, entry 1 (line 30, column 20)
              id: 1, id: 1,
                     ^
Delete one of the two",
    ),
    (
        "intent: RaiseTo",
        "intent: \"RaiseTo\"",
        r#"A choice stands in quotes in goals, entry 1, intent (line 41, column 21)
              intent: "RaiseTo",
                      ^
Write it without them, such as Month"#,
    ),
    (
        "\"2021-12-31\"",
        "\"31.12.2021\"",
        r#""31.12.2021" cannot stand here in goals, entry 1, deadline (line 46, column 28)
              deadline: Some("31.12.2021"),
                             ^
Write a date such as "2021-03-31""#,
    ),
    (
        "\"2021-12-31\"",
        "2021-12-31",
        r#"“2021-12-31” is not in quotes in goals, entry 1, deadline (line 46, column 28)
              deadline: Some(2021-12-31),
                             ^
Write texts and dates in quotes: "text""#,
    ),
    (
        "channels: [",
        "channels: ",
        "A list is needed here in channels (line 22, column 15)
      channels: 
                ^
Start it with [",
    ),
    (
        "    ],\n    goals",
        "    goals",
        "“goals” stands where an entry should begin in objectives, entry 2 (line 34, column 5)
      goals: [
      ^
Put ( before an entry and ) after it; close a list with ] before the next one begins",
    ),
    (
        "\n(\n",
        "\n",
        "“format” stands where an entry should begin (line 2, column 5)
      format: 1,
      ^
A plan starts with (",
    ),
    (
        "\n)\n",
        "\n",
        "The file ends too early (line 78, column 1)
Its end is missing, or a bracket or a quote was not closed",
    ),
    (
        "\n)\n",
        "\n))\n",
        "Something follows the end of the plan (line 77, column 2)
  ))
   ^
Delete it, or a ) before it",
    ),
    (
        "2021-01-01 510.5",
        "2021-01-01 510,5",
        "“510,5” is not a number (line 74, column 12)
  2021-01-01 510,5 521 531.5 542 552.5 563 573.5 584 594.5 605 615.5 626
             ^
Write numbers with a decimal point and without thousands marks, such as 1234.5",
    ),
    (
        "2021-01-01 510.5",
        "2021-01-01 nan",
        "“nan” is not a number (line 74, column 12)
  2021-01-01 nan 521 531.5 542 552.5 563 573.5 584 594.5 605 615.5 626
             ^
Write _ where there is no reading",
    ),
    (
        "2021-01-01 510.5",
        "2021-01-01 1e999",
        "“1e999” is not a number (line 74, column 12)
  2021-01-01 1e999 521 531.5 542 552.5 563 573.5 584 594.5 605 615.5 626
             ^
A reading is a number such as 12.5, or _ where there is none",
    ),
    (
        "2021-01-01 510.5",
        "01/01/2021 510.5",
        "“01/01/2021” is not a date (line 74, column 1)
  01/01/2021 510.5 521 531.5 542 552.5 563 573.5 584 594.5 605 615.5 626
  ^
A line of readings starts with the first day of a period, such as 2021-03-01",
    ),
    (
        "2021-01-01 510.5",
        "9998-06-01 1 2 3 4 5 6 7 8",
        "“8” falls outside the years 1 to 9998 (line 74, column 26)
  9998-06-01 1 2 3 4 5 6 7 8 521 531.5 542 552.5 563 573.5 584 594.5 605 615.5 626
                           ^
Start a new line with its own date after a long gap",
    ),
    (
        "    format: 1,\n",
        "",
        "“format” is missing (line 76, column 1)
  )
  ^
Add format: and its value before here",
    ),
    (
        "Awareness",
        "C:\\qnotes",
        r#"A backslash stands before a character it does not go with in objectives, entry 1, name (line 31, column 19)
              name: "C:\qnotes",
                    ^
Write a backslash as \\, or the whole text as r"…""#,
    ),
];

#[test]
fn every_common_slip_has_a_sentence_of_its_own() {
    for (from, to, expected) in SLIPS {
        assert_eq!(slip(from, to).expect_err(to), expected, "{from} → {to}");
    }
}

#[test]
fn what_is_no_plan_is_told_by_what_it_is() {
    let check = |bytes: &[u8], expected: &str| {
        assert_eq!(from_text(bytes).unwrap_err().message, expected);
    };
    check(b"", "The file is empty (0 bytes)");
    check(b" \r\n\t", "The file is empty");
    check(&[0; 512], "The file holds only zero bytes, as after a power failure");
    check(b"\xFF\xFE(\0\n\0", "The file is UTF-16 text");
    check(b"(\0\n\0 \0", "The file is UTF-16 text");
    check(b"(name: \"caf\xE9\")", "The file is not UTF-8 text");
    check(b"PK\x03\x04....", "The file is a workbook or another zip container, not a plan");
    check(b"{\"format\": 1}", "The file is JSON, not a plan");
    check(b"<!DOCTYPE html>", "The file is HTML or XML, not a plan");
    check(b"date;shares\n2021-01-01;5\n", "The file is text, but not a Paceline plan");
    check(b"\xEF\xBB\xBF", "The file is empty");
    check(b"\xEF\xBB\xBF{}", "The file is JSON, not a plan");
    check(b"%PDF-1.7\n", "The file is a PDF document, not a plan");
    check(b"\xD0\xCF\x11\xE0\xA1\xB1", "The file is an old workbook, not a plan");
}

#[test]
fn letters_of_other_systems_are_read_or_named() {
    let text = to_text(&plans::small()).unwrap();
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let refused = |bytes: &[u8], expected: &str| {
        let error = from_text(bytes).unwrap_err();
        assert_eq!(error.message, expected);
        assert!(error.expected.starts_with("Save it as UTF-8"), "{error}");
    };
    let with_mark = |mark: &[u8], rest: Vec<u8>| [mark.to_vec(), rest].concat();
    refused(&wide(u16::to_le_bytes), "The file is UTF-16 text");
    refused(&wide(u16::to_be_bytes), "The file is UTF-16 text");
    refused(&with_mark(b"\xFF\xFE", wide(u16::to_le_bytes)), "The file is UTF-16 text");
    refused(&with_mark(b"\xFE\xFF", wide(u16::to_be_bytes)), "The file is UTF-16 text");
    let latin: Vec<u8> = text
        .replace("Awareness", "Bekanntheit für alle")
        .chars()
        .map(|c| u8::try_from(c).unwrap())
        .collect();
    refused(&latin, "The file is not UTF-8 text");
    let accepted = |text: String, expected: Checksum| {
        let loaded = loaded(&text);
        assert_eq!((loaded.project, loaded.checksum), (plans::small(), expected));
    };
    accepted(format!("\u{feff}{text}"), Checksum::Good);
    accepted(text.replace('\n', "\r\n"), Checksum::Good);
    accepted(text.replace('\n', "\r"), Checksum::Good);
    accepted(text.replace("    ", "\t"), Checksum::Wrong);
}

#[test]
fn notations_of_ron_that_the_program_does_not_write_are_read() {
    let text = to_text(&plans::small()).unwrap();
    let read = |text: String| loaded(&text).project;
    let after_head = |attribute: &str| text.replacen("\n(\n", &format!("\n{attribute}\n(\n"), 1);
    assert_eq!(read(after_head("#![enable(implicit_some)]")), plans::small());
    assert_eq!(read(after_head("#![enable(implicit_some, unwrap_newtypes)]")), plans::small());
    assert_eq!(read(text.replacen("Some(900.0)", "900", 1)), plans::small());
    assert_eq!(read(text.replacen("Some(900.0)", "Some(9e2)", 1)), plans::small());
    assert_eq!(
        read(text.replacen("Some(900.0)", "/* all */ Some(+900.) /* of them */", 1)),
        plans::small()
    );
    assert_eq!(read(text.replacen("\"Awareness\"", "r#\"Awareness\"#", 1)), plans::small());
    assert_eq!(read(text.replacen("\"Awareness\"", "\"\\u{41}wareness\"", 1)), plans::small());
    let error = from_text(after_head("#![enable(magic)]").as_bytes()).unwrap_err();
    assert_eq!(error.line, Some(2), "{error}");
}

#[test]
fn odd_characters_of_a_text_come_back_as_they_were_and_controls_go() {
    for odd in [
        "\u{202e}",
        "\u{202a}",
        "\u{2066}",
        "\u{2069}",
        "\u{200b}",
        "\u{200d}",
        "\u{200e}",
        "\u{feff}",
        "\u{ad}",
        "\u{2028}",
        "\u{fffd}",
        "\u{e000}",
        "\u{10ffff}",
        "🇩🇪👩‍👩‍👧",
    ] {
        let mut project = plans::small();
        let id = project.objectives.ids()[0];
        project.objectives.change(id, |objective| objective.name = format!("a{odd}b\u{7}"));
        let back = loaded(&to_text(&project).unwrap()).project;
        assert_eq!(back.objectives.get(id).unwrap().name, format!("a{odd}b"), "{odd:?}");
    }
    // Within an error they are made visible, so that no line looks other than it is.
    let error = slip("weight: 1.0", "weight: \u{202e}one\u{202c}").unwrap_err();
    assert!(error.contains("weight: \u{fffd}one\u{fffd},"), "{error}");
}

#[test]
fn merge_markers_are_named_with_their_line() {
    let text = to_text(&plans::small()).unwrap();
    let check = |from: &str, to: &str, line: usize| {
        let error = from_text(text.replacen(from, to, 1).as_bytes()).unwrap_err();
        assert_eq!(error.message, "The file has unresolved merge markers", "{to}");
        assert_eq!((error.line, error.column), (Some(line), Some(1)), "{to}");
    };
    let name = "            name: \"Awareness\",\n";
    let two = format!("<<<<<<< HEAD\n{name}=======\n{name}>>>>>>> theirs\n");
    check(name, &two, 31);
    check(name, &two.replace('\n', "\r\n"), 31);
    check(name, &format!("<<<<<<< HEAD\n{name}||||||| base\n{name}=======\n{name}>>>>>>> x\n"), 31);
    let row = "2021-01-01 510.5";
    check(row, &format!("<<<<<<< ours\n{row}\n=======\n{row}\n>>>>>>> x\n"), 74);
}

#[test]
fn what_can_be_put_right_is_put_right_and_listed() {
    let check = |from: &str, to: &str, expected: &[&str]| {
        let loaded = slip(from, to).unwrap_or_else(|error| panic!("{error}"));
        let problems: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems, expected, "{from} → {to}");
        assert_eq!(paceline::model::check(&loaded.project), []);
        loaded.project
    };
    check("target: Some(900.0)", "target: 900", &[]);
    check(
        "objective: Some(1)",
        "objective: Some(77)",
        &["line 39: “More shares” names objective 77, which does not exist; the link was dropped"],
    );
    check(
        "            id: 3,",
        "            id: 1,",
        &[
            "line 56: The KPI “Shares” had the number 1, which was taken; it is now 6",
            "line 39: “More shares” names KPI 3, which does not exist; the link was dropped",
        ],
    );
    check(
        "weight: 1.0,\n        )",
        "weight: 1e400, colour: Red,\n        )",
        &[
            "line 32, column 28: “objectives, entry 1, colour” is not known and will be gone after saving",
            "line 31: The weight of “Awareness” is inf; taken as 1",
        ],
    );
    check(
        "behind: 15.0",
        "behind: 1.0",
        &[
            "line 12, column 9: The thresholds are not within 0 to 100 or not in order; the usual ones were taken",
        ],
    );
    check("next_id: 6", "next_id: 2", &["line 4, column 5: next_id was 2, it is now 6"]);
    check(
        "identifier: \"shares\"",
        "identifier: \"Own shares\"",
        &["line 65: The input name “Own shares” cannot stand in a formula; it is now own_shares"],
    );
    let project = check(
        "2021-01-01 510.5 521",
        "2022-01-01 7\n2021-01-01 510.5 521\n2021-02-01 522 -5",
        &[
            "line 76, column 12: The month from 2021-02-01 has two readings; this one was kept",
            "line 76, column 65: The month from 2022-01-01 has two readings; this one was kept",
        ],
    );
    assert_eq!(project.n_readings(), 13);
    check(
        "2021-01-01 510.5",
        "2021-01-15 510.5",
        &["line 74, column 1: No month starts on this date; taken as the month from 2021-01-01"],
    );
    let project = check(
        "(input: 4, channel: 5",
        "(input: 9, channel: 8",
        &[
            "line 73: Input 9 does not exist; its readings are now under input_9",
            "line 73: Channel 8 does not exist; it was made, with the name “Channel 8”",
        ],
    );
    assert_eq!(project.n_readings(), 12);
}

#[test]
fn merge_markers_around_the_checksum_only_are_a_warning() {
    let text = to_text(&plans::small()).unwrap();
    let (body, end) = text.split_at(text.find("// end").unwrap());
    let text = format!("{body}<<<<<<< ours\n{end}=======\n{end}>>>>>>> theirs\n");
    let loaded = loaded(&text);
    assert_eq!(loaded.project, plans::small());
    assert_eq!(loaded.checksum, Checksum::Wrong);
    assert_eq!(loaded.problems.len(), 1);
    assert!(loaded.problems[0].message.starts_with("Merge markers stand around the checksum only"));
}
