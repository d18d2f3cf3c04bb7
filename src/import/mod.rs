//! Placeholder until the importer lands.

#[derive(Clone, Debug, Default)]
pub struct ParsedFile;
#[derive(Clone, Debug, Default)]
pub struct ImportChoices;
#[derive(Clone, Debug, Default)]
pub struct ImportPreview;
#[derive(Clone, Debug, Default)]
pub struct ImportPlan;
