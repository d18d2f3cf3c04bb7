//! The raw quantities that library formulas are written over.

use super::LibraryInput;
use crate::model::InputKind;

const fn flow(identifier: &'static str, label: &'static str, unit: &'static str) -> LibraryInput {
    LibraryInput { identifier, label, kind: InputKind::Flow, unit, weight: None }
}

const fn stock(identifier: &'static str, label: &'static str, unit: &'static str) -> LibraryInput {
    LibraryInput { identifier, label, kind: InputKind::Stock, unit, weight: None }
}

const fn unique(identifier: &'static str, label: &'static str, unit: &'static str) -> LibraryInput {
    LibraryInput { identifier, label, kind: InputKind::Unique, unit, weight: None }
}

pub(super) const INPUTS: &[LibraryInput] = &[
    flow("social_conversions", "Conversions from social media", ""),
    flow("all_conversions", "Conversions from all sources", ""),
    flow("own_mentions", "Own mentions", ""),
    flow("competitor_mentions", "Competitor mentions", ""),
    flow("industry_mentions", "Mentions in the whole industry", ""),
    flow("mentions", "Mentions", ""),
    // A mean has no sum; over periods and channels it is weighed by the mentions it is a mean of.
    LibraryInput {
        identifier: "mean_followers_of_mentioners",
        label: "Mean followers of those who mention",
        kind: InputKind::GivenRate,
        unit: "people",
        weight: Some("mentions"),
    },
    flow("posts", "Posts", ""),
    flow("likes", "Likes", ""),
    flow("comments", "Comments", ""),
    flow("shares", "Shares", ""),
    flow("engagements", "Engagements", ""),
    flow("impressions", "Impressions", ""),
    flow("views", "Views", ""),
    unique("reach", "Reach", "people"),
    stock("followers", "Followers", "people"),
    flow("new_followers", "New followers", "people"),
    flow("lost_followers", "Lost followers", "people"),
    flow("clicks", "All clicks", ""),
    flow("link_clicks", "Link clicks", ""),
    flow("conversions", "Conversions after a link click", ""),
    flow("sessions", "Website sessions", ""),
    flow("bounced_sessions", "Bounced sessions", ""),
    flow("engaged_sessions", "Engaged sessions", ""),
    flow("ad_cost", "Ad cost", "money"),
    flow("social_cost", "Cost of all social media work", "money"),
    flow("social_value", "Value that social media brought", "money"),
    flow("video_views", "Video views", ""),
    flow("completed_views", "Completed video views", ""),
    flow("satisfied_answers", "Satisfied answers (4 or 5 of 5)", ""),
    flow("survey_answers", "Survey answers", ""),
    flow("promoters", "Promoters (9 or 10)", "people"),
    flow("passives", "Passives (7 or 8)", "people"),
    flow("detractors", "Detractors (0 to 6)", "people"),
    flow("testimonials", "Customer testimonials", ""),
    flow("response_minutes", "Minutes until the first reply, summed", "minutes"),
    flow("responses", "First replies", ""),
    flow("answered_in_time", "Messages answered in time", ""),
    flow("messages_to_answer", "Messages that need an answer", ""),
    flow("threat_hours", "Hours from finding to handling threats, summed", "hours"),
    flow("threats_handled", "Threats handled", ""),
];
