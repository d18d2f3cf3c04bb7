//! Times to the first response: their units, messages without an id, days that are no lengths of
//! time. The figures are made up.

use crate::imported::check_text;

/// Minutes and unanswered requests of four tickets.
fn check_durations(header: &str, cells: [&str; 4], minutes: f64) {
    let days = ["2025-03-01 10:00", "2025-03-01 11:00", "2025-03-02 12:00", "2025-03-03 12:00"];
    let row = |((id, day), cell): ((u8, &str), &str)| format!("{id},{day},{cell}\n");
    let rows: String = (11..).zip(days).zip(cells).map(row).collect();
    let minutes = format!("response_minutes flow All_channels {minutes} minutes");
    check_text(
        &format!("Ticket ID,Created,{header}\n{rows}"),
        &[
            "tickets flow All_channels 4",
            &minutes,
            "responses flow All_channels 4",
            "unanswered flow All_channels 0",
        ],
    );
}

#[test]
fn the_unit_of_response_times_is_known_by_any_name() {
    check_durations("Erstantwortzeit (Std.)", ["2.5", "1.5", "3", "2"], 540.0);
    check_durations("First response time (ms)", ["60000", "120000", "30000", "30000"], 4.0);
    check_durations("First response time (days)", ["1", "2", "0.5", "0.5"], 5_760.0);
    check_durations("First response time (secs)", ["60", "120", "30", "30"], 4.0);
    check_durations("First response time (calendar hours)", ["2", "1", "0.5", "0.5"], 240.0);
    check_durations("First response time", ["60", "120", "30", "30"], 240.0);
    let header = "First reply time in minutes within business hours";
    check_durations(header, ["6", "12", "3", "30"], 51.0);
    check_durations("Hora da primeira resposta", ["6", "12", "3", "30"], 51.0);
}

#[test]
fn a_message_without_an_id_is_not_what_the_others_answer() {
    check_text(
        "message_id,created_at,author_id,inbound,in_reply_to_id\n\
         1,2025-03-01 10:00:00,anna,true,\n\
         2,2025-03-01 10:30:00,shop,false,1\n\
         ,2025-03-02 09:00:00,ben,true,\n\
         4,2025-03-03 09:00:00,cleo,true,\n\
         5,2025-03-03 12:00:00,shop,false,\n\
         6,2025-03-03 12:10:00,shop,false,4\n",
        &[
            "messages flow All_channels 6",
            "response_minutes flow All_channels 220 minutes",
            "responses flow All_channels 2",
            "unanswered flow All_channels 1",
        ],
    );
}

#[test]
fn days_without_a_time_of_day_are_no_response_times() {
    let row = |id: u8| format!("{id},20250301,20250302\n");
    let rows: String = (11..20).map(row).collect();
    check_text(
        &format!("Ticket ID,Created time,First response time\n{rows}"),
        &["tickets flow All_channels 9"],
    );
}
