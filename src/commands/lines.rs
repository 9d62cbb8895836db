//! Lines of JSON on their way in: a few in memory at a time, worked on in parallel, handed on in
//! order, and named where they are bad.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use anyhow::Context as _;
use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::sources::{Limit, Problem};
use crate::fault;

/// How many lines are in memory at a time.
const BATCH: usize = 256;
/// How many bytes of lines are in memory at a time, but for the last one.
const BATCH_BYTES: usize = 16 << 20;

/// A file of lines, or standard input.
pub struct Lines {
    name: String,
    reader: Box<dyn BufRead>,
    limit: u64,
    /// Lines that were read.
    count: u32,
}

/// One line.
#[derive(Debug)]
pub struct Line<'a> {
    /// Name of the file.
    file: &'a str,
    /// 1-based number.
    number: u32,
    bytes: Vec<u8>,
}

impl Lines {
    /// Opens the file; `-` is standard input. Lines that are longer than the limit are refused.
    pub fn open(file: &Path, limit: Limit) -> anyhow::Result<Self> {
        let name = file.display().to_string();
        let reader: Box<dyn BufRead> = if name == "-" {
            Box::new(io::stdin().lock())
        } else {
            let file = File::open(file).with_context(|| format!("cannot read {name}"))?;
            Box::new(BufReader::new(file))
        };
        Ok(Self { name, reader, limit: limit.max_size.as_u64(), count: 0 })
    }

    /// Does `work` for each line that is not empty on all processors, and hands the results to
    /// `then` in order. What is no line is a problem too. Stops at the first error of `then`.
    pub fn each<T: Send, E>(
        mut self,
        work: impl Fn(&Line<'_>) -> Result<T, Problem> + Sync,
        mut then: impl FnMut(Result<T, Problem>) -> Result<(), E>,
    ) -> Result<(), E> {
        let name = self.name.clone();
        let mut end = false;
        while !end {
            let mut batch = Vec::new();
            let mut size = 0;
            while !end && batch.len() < BATCH && size < BATCH_BYTES {
                match self.next() {
                    Ok(None) => end = true,
                    Ok(Some(bytes)) => {
                        size += bytes.len();
                        batch.push(Ok(Line { file: &name, number: self.count, bytes }));
                    }
                    Err(error) => {
                        // A line that is too long ends, unlike a disk that fails.
                        end = error.kind() != io::ErrorKind::FileTooLarge;
                        let line = Line { file: &name, number: self.count, bytes: Vec::new() };
                        batch.push(Err(line.problem(error.to_string())));
                    }
                }
            }
            let is_blank = |line: &Result<Line<'_>, Problem>| {
                line.as_ref().is_ok_and(|line| line.bytes.trim_ascii().is_empty())
            };
            batch.retain(|line| !is_blank(line));
            let results: Vec<Result<T, Problem>> =
                batch.into_par_iter().map(|line| work(&line?)).collect();
            results.into_iter().try_for_each(&mut then)?;
        }
        Ok(())
    }

    /// The next line; none at the end.
    fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let most = self.limit.saturating_add(1);
        self.reader.by_ref().take(most).read_until(b'\n', &mut bytes)?;
        self.count = self.count.saturating_add(u32::from(!bytes.is_empty()));
        if bytes.len() as u64 == most && !bytes.ends_with(b"\n") {
            self.reader.skip_until(b'\n')?;
            let limit = bytesize::ByteSize::b(self.limit).display().iec();
            let reason = format!("longer than {limit}; --max-size SIZE reads longer lines");
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
        }
        Ok(Some(bytes).filter(|bytes| !bytes.is_empty()))
    }
}

impl Line<'_> {
    /// What the line says.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_slice(self.bytes.trim_ascii())
            .map_err(|error| self.problem(fault::json(&error).1))
    }

    /// Says what is wrong with the line.
    pub fn problem(&self, reason: impl Into<String>) -> Problem {
        Problem { path: self.file.to_owned(), line: Some(self.number), reason: reason.into() }
    }
}

#[cfg(test)]
mod tests {
    use bytesize::ByteSize;

    use super::*;

    fn number(line: &Line<'_>) -> Result<u64, Problem> {
        line.parse()
    }

    /// What is read of these bytes: numbers, and what is wrong.
    fn read(bytes: &[u8]) -> Vec<String> {
        let lines = Lines {
            name: "f".to_owned(),
            reader: Box::new(BufReader::with_capacity(3, io::Cursor::new(bytes.to_vec()))),
            limit: ByteSize::b(9).as_u64(),
            count: 0,
        };
        let mut read = Vec::new();
        let then = |result: Result<u64, Problem>| {
            read.push(result.map_or_else(|problem| problem.to_string(), |it| it.to_string()));
            Ok::<(), ()>(())
        };
        lines.each(number, then).unwrap();
        read
    }

    #[test]
    fn lines_come_in_order_and_bad_ones_are_named() {
        assert_eq!(read(b""), [""; 0]);
        assert_eq!(read(b"1\n\n  \r\n2\r\n3"), ["1", "2", "3"]);
        assert_eq!(read(b"1\nx\n3\n"), ["1", "f:2: expected value", "3"]);
        assert_eq!(read(b"\"\xff\""), ["f:1: invalid unicode code point"]);
        let many: Vec<String> = (0..1000).map(|number| number.to_string()).collect();
        assert_eq!(read(many.join("\n").as_bytes()), many);
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let long = "f:2: longer than 9 B; --max-size SIZE reads longer lines";
        assert_eq!(read(b"1\n1234567890\n123456789\n"), ["1", long, "123456789"]);
        assert_eq!(read(b"1\n1234567890"), ["1", long]);
    }
}
