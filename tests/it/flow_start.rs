//! From the start screen to a plan that was saved, closed and opened again with nothing lost.

use egui::{Key, Modifiers};

use crate::app::{Desk, picked};

#[test]
fn a_plan_goes_from_nothing_to_a_chart_and_back_from_its_file() {
    let desk = Desk::new();
    let mut window = desk.start_with(None, [picked(&desk.path("spring"))]);
    window.menu("File", "New plan");
    println!("{}", window.everything());
    window.menu("Edit", "Add objective");
    println!("-----\n{}", window.everything());
    window.keys(Modifiers::COMMAND, Key::A).type_on("Brand awareness").key(Key::Enter);
    println!("-----\n{}", window.everything());
    window.menu("Edit", "Add goal");
    println!("-----\n{}", window.everything());
    window.keys(Modifiers::COMMAND, Key::A).type_on("More shares").key(Key::Enter);
    window.menu("Edit", "Add KPI");
    println!("-----\n{}", window.everything());
}
