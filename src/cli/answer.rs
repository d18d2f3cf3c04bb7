//! What a command answers: text for standard output, text for standard error, an exit code.

use std::io::{self, Write};

use serde::Serialize;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitCode {
    /// Everything was as it should be.
    Fine = 0,
    /// What was asked for could be read, but something is wrong with it.
    Problems = 1,
    /// What was asked for could not be read or written.
    Unreadable = 2,
    /// The arguments make no sense.
    WrongUsage = 64,
}

/// The answer of one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub code: ExitCode,
    /// For standard output; ends with a line end unless empty.
    pub out: String,
    /// For standard error; ends with a line end unless empty.
    pub err: String,
}

impl Answer {
    pub fn fine(out: impl Into<String>) -> Self {
        Self { code: ExitCode::Fine, out: with_line_end(out.into()), err: String::new() }
    }

    pub fn unreadable(err: impl Into<String>) -> Self {
        Self { code: ExitCode::Unreadable, out: String::new(), err: with_line_end(err.into()) }
    }

    pub fn wrong_usage(err: impl Into<String>) -> Self {
        Self { code: ExitCode::WrongUsage, out: String::new(), err: with_line_end(err.into()) }
    }

    /// An answer as JSON, indented.
    pub fn json(value: &impl Serialize) -> Self {
        match serde_json::to_string_pretty(value) {
            Ok(text) => Self::fine(text),
            Err(error) => {
                Self::unreadable(format!("The answer could not be put into JSON: {error}"))
            }
        }
    }

    /// The same answer with another exit code.
    pub fn with_code(self, code: ExitCode) -> Self {
        Self { code, ..self }
    }

    /// The same answer with more to say on standard error, a line each.
    pub fn with_remarks(mut self, remarks: impl IntoIterator<Item = String>) -> Self {
        for remark in remarks {
            self.err.push_str(&with_line_end(remark));
        }
        self
    }

    /// Writes both texts.
    pub fn write(&self, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<()> {
        err.write_all(self.err.as_bytes())?;
        err.flush()?;
        out.write_all(self.out.as_bytes())?;
        out.flush()
    }

    /// As the operating system wants it.
    pub fn exit_code(&self) -> std::process::ExitCode {
        std::process::ExitCode::from(self.code as u8)
    }
}

fn with_line_end(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text
}
