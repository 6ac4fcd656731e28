//! A field of equal cells, filled row by row: where a number of them lies.

/// A run of cells in whole rectangles, in units of one cell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Block {
    /// The first column.
    pub x: u32,
    /// The first row.
    pub y: u32,
    /// How many columns.
    pub width: u32,
    /// How many rows.
    pub height: u32,
}

/// How many rows `cells` take; at least one.
pub fn rows(cells: u32, columns: u32) -> u32 {
    cells.div_ceil(columns.max(1)).max(1)
}

/// The cells from `first` up to but not with `end`, as at most three blocks: what is left of a row that has
/// begun, the full rows, and the beginning of the last row.
pub fn blocks(first: u32, end: u32, columns: u32) -> Vec<Block> {
    let columns = columns.max(1);
    let mut blocks = Vec::new();
    let mut at = first;
    while at < end {
        let (x, y) = (at % columns, at / columns);
        let (width, height) = match (x, (end - at) / columns) {
            (0, full_rows @ 1..) => (columns, full_rows),
            _ => ((columns - x).min(end - at), 1),
        };
        blocks.push(Block {
            x,
            y,
            width,
            height,
        });
        at += width * height;
    }
    blocks
}

/// The outline of the cells from `first` up to but not with `end`, as an SVG path.
pub fn outline(first: u32, end: u32, columns: u32) -> String {
    let blocks = blocks(first, end, columns);
    let outline = |block: &Block| {
        let Block {
            x,
            y,
            width,
            height,
        } = block;
        format!("M{x} {y}h{width}v{height}h-{width}z")
    };
    blocks.iter().map(outline).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_goes_around_each_block() {
        for (first, end, columns, expected) in [
            (0, 0, 10, ""),
            (0, 20, 10, "M0 0h10v2h-10z"),
            (8, 12, 10, "M8 0h2v1h-2zM0 1h2v1h-2z"),
        ] {
            assert_eq!(outline(first, end, columns), expected, "{first}..{end}");
        }
    }

    #[test]
    fn every_cell_is_in_one_block() {
        for (first, end, columns, most) in [
            (0, 0, 10, 0),
            (0, 1, 10, 1),
            (0, 10, 10, 1),
            (0, 25, 10, 2),
            (3, 25, 10, 3),
            (3, 7, 10, 1),
            (4851, 5335, 120, 3),
            (0, 5, 1, 1),
            (0, 5, 0, 1),
        ] {
            let blocks = blocks(first, end, columns);
            assert!(
                blocks.len() <= most,
                "{first}..{end} of {columns}: {blocks:?}"
            );
            let columns = columns.max(1);
            let cell = |x: u32, y: u32| y * columns + x;
            let mut cells: Vec<u32> = blocks
                .iter()
                .flat_map(|block| (block.y..block.y + block.height).map(move |y| (block, y)))
                .flat_map(|(block, y)| (block.x..block.x + block.width).map(move |x| cell(x, y)))
                .collect();
            cells.sort_unstable();
            assert_eq!(
                cells,
                (first..end).collect::<Vec<_>>(),
                "{first}..{end} of {columns}"
            );
        }
    }

    #[test]
    fn rows_hold_all_cells() {
        for (cells, columns, expected) in [
            (0, 10, 1),
            (1, 10, 1),
            (10, 10, 1),
            (11, 10, 2),
            (5335, 120, 45),
        ] {
            assert_eq!(rows(cells, columns), expected, "{cells} in {columns}");
        }
    }
}
