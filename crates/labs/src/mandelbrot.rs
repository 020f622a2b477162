//! Draws the Mandelbrot set: a picture that appears as it is computed, on one thread and then on all.

use crate::fan::{Work, fan_out};
use crate::{Host, LabError, at_most, threads_label};
use interleave_protocol::LabReport;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

/// Most pixels of a picture.
const PIXELS: u64 = 16_000_000;
/// Most iterations in one row, so that a row takes some ten milliseconds at worst and a stop is obeyed soon.
const ROW_ITERATIONS: u64 = 8_000_000;
/// Width of the part of the plane that is drawn, and its centre.
const PLANE_WIDTH: f64 = 3.2;
const CENTRE: (f64, f64) = (-0.7, 0.0);

/// Draws the picture on one thread, then, where there are more, on all of them.
pub(crate) async fn run(
    host: &impl Host,
    stop: &Arc<AtomicBool>,
    width: u32,
    height: u32,
    iterations: u32,
) -> Result<(), LabError> {
    at_most("width × height", u64::from(width) * u64::from(height), PIXELS)?;
    at_most("width × iterations", u64::from(width) * u64::from(iterations), ROW_ITERATIONS)?;
    let all = host.pool().threads();
    let passes: &[usize] = if all == 1 { &[1] } else { &[1, all] };
    for (pass, &threads) in passes.iter().enumerate() {
        let (sender, rows) = channel();
        let work = Arc::new(Picture {
            width,
            height,
            iterations,
            next: AtomicU32::new(0),
            inside: AtomicU64::new(0),
            rows: Mutex::new(sender),
        });
        let show = || {
            for (row, pixels) in rows.try_iter() {
                host.report(LabReport::Rows { pass: pass as u32, row, pixels });
            }
        };
        let milliseconds = fan_out(host, stop, threads, &work, show).await?;
        let value = work.inside.load(Ordering::Relaxed);
        host.report(LabReport::Measured { label: threads_label(threads), milliseconds, value, expected: None });
    }
    Ok(())
}

struct Picture {
    width: u32,
    height: u32,
    iterations: u32,
    next: AtomicU32,
    inside: AtomicU64,
    rows: Mutex<Sender<(u32, Vec<u8>)>>,
}

impl Work for Picture {
    fn step(&self, _task: usize) -> bool {
        let row = self.next.fetch_add(1, Ordering::Relaxed);
        if row >= self.height {
            return false;
        }
        let pixels: Vec<u8> = (0..self.width).map(|column| self.pixel(column, row)).collect();
        let inside = pixels.iter().filter(|&&pixel| pixel == 0).count();
        self.inside.fetch_add(inside as u64, Ordering::Relaxed);
        // Nobody listens any more only when the job was dropped; then the row is of no use.
        let _ = self.rows.lock().unwrap_or_else(PoisonError::into_inner).send((row, pixels));
        true
    }
}

impl Picture {
    /// The colour of one pixel: 0 inside the set, else 1 to 255 by the number of iterations until it left.
    fn pixel(&self, column: u32, row: u32) -> u8 {
        let scale = PLANE_WIDTH / f64::from(self.width);
        let x = CENTRE.0 + (f64::from(column) + 0.5 - f64::from(self.width) / 2.0) * scale;
        let y = CENTRE.1 + (f64::from(row) + 0.5 - f64::from(self.height) / 2.0) * scale;
        match escape(x, y, self.iterations) {
            None => 0,
            Some(count) => 1 + (count % 255) as u8,
        }
    }
}

/// After how many iterations of z² + c the point c = x + iy has left the circle of radius 2; `None` if it stays.
fn escape(x: f64, y: f64, iterations: u32) -> Option<u32> {
    let (mut re, mut im) = (0.0, 0.0);
    for count in 0..iterations {
        let (re2, im2) = (re * re, im * im);
        if re2 + im2 > 4.0 {
            return Some(count);
        }
        im = 2.0 * re * im + y;
        re = re2 - im2 + x;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn known_points() {
        assert_eq!(escape(0.0, 0.0, 1000), None);
        assert_eq!(escape(-1.0, 0.0, 1000), None);
        // z goes 0, 1, 2, 5: the fourth value is the first outside the circle.
        assert_eq!(escape(1.0, 0.0, 1000), Some(3));
    }
}
