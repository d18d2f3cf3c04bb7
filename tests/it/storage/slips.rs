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

#[test]
fn every_common_slip_has_a_sentence_of_its_own() {
    let check = |from: &str, to: &str, start: &str| {
        let message = slip(from, to).expect_err(to);
        assert!(message.starts_with(start), "{from} → {to}:\n{message}");
    };
    check("target: Some(900.0)", "target: 900,5", "A number is written with a comma in goals");
    check("target: Some(900.0)", "target: Some(1,900.0)", "A number is written with a comma");
    check("target: Some(900.0)", "target: \"900\"", "A number stands in quotes in goals");
    check("weight: 1.0", "weight: one", "“one” is not a number in objectives, entry 1, weight");
    check("weight: 1.0", "weight = 1.0", "A colon is missing after a name");
    check("weight: 1.0", "weight:\u{a0}1.0", "Here is a special space");
    check("            id: 1,", "            id: -1,", "“-1” is not a whole number that fits");
    check("            id: 1,", "            id: 1.5,", "A whole number is needed");
    check("            id: 1,", "            id: 1, id: 1,", "“id” stands twice");
    check("intent: RaiseTo", "intent: \"RaiseTo\"", "A choice stands in quotes");
    check("\"2021-12-31\"", "\"31.12.2021\"", "\"31.12.2021\" cannot stand here");
    check("\"2021-12-31\"", "2021-12-31", "“2021-12-31” is not in quotes");
    check("channels: [", "channels: ", "A list is needed here in channels");
    check("    ],\n    goals", "    goals", "“goals” stands where an entry should begin");
    check("\n(\n", "\n", "“format” stands where an entry should begin");
    check("\n)\n", "\n", "The file ends too early");
    check("\n)\n", "\n))\n", "Something follows the end of the plan");
    check("2021-01-01 510.5", "2021-01-01 510,5", "“510,5” is not a number (line 74, column 12)");
    check("2021-01-01 510.5", "2021-01-01 nan", "“nan” is not a number");
    check("2021-01-01 510.5", "2021-01-01 1e999", "“1e999” is not a number");
    check("2021-01-01 510.5", "01/01/2021 510.5", "“01/01/2021” is not a date");
    check("2021-01-01 510.5", "9998-06-01 1 2 3 4 5 6 7 8", "“8” falls outside the years");
    check("    format: 1,\n", "", "“format” is missing");
    check("Awareness", "C:\\qnotes", "A backslash stands before a character");
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
}

#[test]
fn deep_brackets_are_refused_without_running_out_of_stack() {
    for open in ["[", "(", "Some(", "/*", "{1:"] {
        let text = format!("(format: 1, plan: (name: \"\"), x: {}", open.repeat(200_000));
        assert!(from_text(text.as_bytes()).is_err());
    }
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
