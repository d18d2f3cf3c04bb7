//! Units and scales of figures: whose they are, and that two of them never meet in one series.

use crate::imported::check_text;

#[test]
fn whole_millions_are_no_minutes() {
    for cells in [["5M", "5.1M"], ["5 M", "5100 K"], ["5,000,000", "5.1M"]] {
        let text = format!("Month,Followers\n2025-01,\"{}\"\n2025-02,{}\n", cells[0], cells[1]);
        check_text(&text, &["followers stock All_channels 10100000"]);
    }
}
