use crate::plans;
use paceline::storage::format::{from_text, to_text};
#[test]
fn explore() {
    let text = to_text(&plans::small()).unwrap();
    println!("{text}");
    let cases: &[(&str, &str)] = &[
        ("weight: 1.0", "weight: 1,5"),
        ("target: Some(900.0)", "target: Some(900,5)"),
        ("target: Some(900.0)", "target: 900,5"),
        ("target: Some(900.0)", "target: 900"),
        ("target: Some(900.0)", "target: \"900\""),
        ("name: \"Awareness\"", "name: “Awareness”"),
        ("name: \"Awareness\"", "name: Awareness"),
        ("name: \"Awareness\"", "name: \"Awareness"),
        ("name: \"Awareness\",", "name: \"Awareness\""),
        ("            id: 1,\n", "            id: 1\n"),
        ("            id: 1,\n", ""),
        ("            id: 1,\n", "            id: 1,\n            id: 1,\n"),
        ("intent: RaiseTo", "intent: Raise"),
        ("intent: RaiseTo", "intent: \"RaiseTo\""),
        ("cadence: Month", "cadence: Monthly"),
        ("deadline: Some(\"2021-12-31\")", "deadline: Some(\"31.12.2021\")"),
        ("deadline: Some(\"2021-12-31\")", "deadline: Some(2021-12-31)"),
        ("deadline: Some(\"2021-12-31\")", "deadline: Some(\"2021-12-31\""),
        ("channels: [", "channels: "),
        ("    ],\n    goals", "    \n    goals"),
        ("Awareness", "C:\\notes"),
        ("weight: 1.0", "weight: one"),
        ("weight: 1.0", "weight: nan"),
        ("weight: 1.0", "weight: 1e400"),
        ("weight: 1.0", "weight: -1"),
        ("weight: 1.0", "weight = 1.0"),
        ("weight: 1.0", "weight: "),
        ("weight: 1.0", "weight: 1.0, colour: Red"),
        ("            id: 1,\n", "            id: -1,\n"),
        ("            id: 1,\n", "            id: 1.5,\n"),
        ("            id: 1,\n", "            id: 99999999999,\n"),
        ("weight: 1.0", "weight:\u{a0}1.0"),
        ("format: 1", "format: 2"),
        ("format: 1,", ""),
        ("\n(\n", "\n"),
        ("\n)\n", "\n"),
        ("\n)\n", "\n))\n"),
        ("    goals: [\n        (", "    goals: [\n        "),
        ("objective: Some(1)", "objective: Some(77)"),
        ("2021-01-01 510.5", "2021-01-01 510,5"),
        ("2021-01-01 510.5", "2021-01-01 abc"),
        ("2021-01-01 510.5", "2021-01-15 510.5"),
        ("2021-01-01 510.5", "01/01/2021 510.5"),
        ("2021-01-01 510.5", "2021-01-01 7\n2021-01-01 510.5"),
        ("is_illustrative", "x"),
        ("kind: Flow", "kind: Flow, is_illustrative: yes"),
        ("kind: Flow", "kind: flow"),
    ];
    for (from, to) in cases {
        let damaged = text.replacen(from, to, 1);
        if damaged == text {
            println!("#### {from} not found");
            continue;
        }
        println!("#### {from} -> {to}");
        match from_text(damaged.as_bytes()) {
            Ok(loaded) => {
                println!("OK {:?}", loaded.checksum);
                for p in loaded.problems {
                    println!("  - {p}");
                }
            }
            Err(e) => println!("{e}"),
        }
    }
    for cut in [1, 2, 3, 4, 6, 8] {
        let at = text.len() * cut / 10;
        println!("#### cut\n{}", from_text(&text.as_bytes()[..at]).unwrap_err());
    }
}
