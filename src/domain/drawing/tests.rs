//! What was kept piece by piece is the drawing, and strange bytes are none.

use proptest::prelude::*;

use super::*;

fn point() -> impl Strategy<Value = Point> {
    (0..=SIDE, 0..=SIDE, any::<u8>()).prop_map(|(x, y, pressure)| Point { x, y, pressure })
}

fn stroke() -> impl Strategy<Value = Stroke> {
    let points = proptest::collection::vec(point(), 1..40);
    (0..3_usize, points).prop_map(|(pen, points)| {
        let mut stroke = Stroke::new(Pen::ALL[pen], points[0]);
        points.into_iter().for_each(|point| stroke.go_on(point));
        stroke
    })
}

/// What someone does at the easel.
#[derive(Debug, Clone)]
enum Act {
    Draw(Stroke),
    Erase(Point),
    Undo,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => stroke().prop_map(Act::Draw),
        2 => point().prop_map(Act::Erase),
        1 => Just(Act::Undo),
    ];
    proptest::collection::vec(act, 0..30)
}

/// The drawing, and what was kept of it piece by piece.
fn drawn(acts: Vec<Act>) -> (Drawing, Vec<u8>) {
    let (mut drawing, mut kept) = (Drawing::default(), Vec::new());
    for act in acts {
        let bytes = match act {
            Act::Draw(stroke) => Some(drawing.draw(stroke).unwrap()),
            Act::Erase(at) => drawing.erase(at, 300).unwrap(),
            Act::Undo => drawing.undo().unwrap(),
        };
        kept.extend(bytes.unwrap_or_default());
    }
    (drawing, kept)
}

fn seen(drawing: &Drawing) -> Vec<&Stroke> {
    drawing.strokes().collect()
}

proptest! {
    #[test]
    fn what_was_kept_step_by_step_is_the_drawing(acts in acts()) {
        let (drawing, kept) = drawn(acts);
        let read = Drawing::read(&kept).unwrap();
        prop_assert_eq!(seen(&read), seen(&drawing));
        let tidy = Drawing::read(&drawing.bytes()).unwrap();
        prop_assert_eq!(seen(&tidy), seen(&drawing));
        prop_assert!(!tidy.holds_erased());
        prop_assert!(drawing.bytes().len() <= kept.len());
    }

    #[test]
    fn undo_until_the_end_takes_everything_back(acts in acts()) {
        let (mut drawing, _) = drawn(acts);
        while drawing.undo().unwrap().is_some() {}
        prop_assert!(drawing.is_empty());
    }

    #[test]
    fn any_bytes_are_a_drawing_or_none(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(drawing) = Drawing::read(&bytes) {
            for stroke in drawing.strokes() {
                prop_assert!(stroke.points().iter().all(|at| at.x() <= SIDE && at.y() <= SIDE));
            }
        }
    }
}

fn line(pen: Pen, from: (f64, f64), to: (f64, f64)) -> Stroke {
    let mut stroke = Stroke::new(pen, Point::new(from.0, from.1, 0.5));
    stroke.go_on(Point::new(to.0, to.1, 0.5));
    stroke
}

#[test]
fn the_bytes_are_frozen() {
    let mut drawing = Drawing::default();
    let stroke = line(Pen::Thick, (0.5, 0.1), (0.25, 0.2));
    let bytes = drawing.draw(stroke).unwrap();
    // A thick one of two points: 1000, 200, 127; then 500 back, 200 on, 127.
    assert_eq!(
        bytes,
        [
            3, 2, 0xd0, 0x0f, 0x90, 0x03, 127, 0xe7, 0x07, 0x90, 0x03, 127
        ]
    );
    assert_eq!(drawing.undo().unwrap(), Some(vec![4, 0]));
}

#[test]
fn the_eraser_takes_the_upmost_stroke_that_it_touches() {
    let mut drawing = Drawing::default();
    drawing
        .draw(line(Pen::Thin, (0.0, 0.5), (1.0, 0.5)))
        .unwrap();
    drawing
        .draw(line(Pen::Thin, (0.5, 0.0), (0.5, 1.0)))
        .unwrap();
    let far = Point::new(0.2, 0.2, 0.5);
    assert_eq!(drawing.erase(far, 20), Ok(None));
    // Between two points that lie far apart.
    let crossing = Point::new(0.5, 0.5, 0.5);
    assert!(drawing.erase(crossing, 20).unwrap().is_some());
    let left: Vec<u16> = drawing.strokes().map(|it| it.points()[0].x()).collect();
    assert_eq!(left, [0]);
    assert!(drawing.holds_erased());
    drawing.undo().unwrap();
    assert_eq!(drawing.strokes().count(), 2);
}

#[test]
fn a_point_outside_lies_on_the_edge_and_one_on_the_spot_is_passed_over() {
    let mut stroke = Stroke::new(Pen::Thin, Point::new(-4.0, f64::NAN, 7.0));
    let first = stroke.points()[0];
    assert_eq!((first.x(), first.y(), first.pressure()), (0, 0, 255));
    stroke.go_on(Point::new(0.001, 0.0, 1.0));
    assert_eq!(stroke.points().len(), 1);
    stroke.go_on(Point::new(2.0, 1.0, 1.0));
    assert_eq!(stroke.points()[1].x(), SIDE);
}

#[test]
fn what_is_too_much_or_strange_is_no_drawing() {
    for strange in [
        &[0][..],         // no such step
        &[6],             // nor this
        &[1],             // cut off
        &[1, 0],          // a stroke without points
        &[4, 0],          // erases what is not there
        &[1, 1, 1, 0, 9], // left of the edge
        &[1, 1, 0x80, 0x80, 0x80, 0, 0, 9],
        &[1, 0xa1, 0x1f], // 4,001 points
    ] {
        assert_eq!(Drawing::read(strange), Err(NotADrawing), "{strange:?}");
    }
    let dot = [1, 1, 0, 0, 9];
    let full = Drawing::read(&dot.repeat(MAX_STEPS));
    assert_eq!(full.as_ref().map(|it| it.strokes().count()), Ok(MAX_STEPS));
    let more = full.and_then(|mut it| {
        it.draw(Stroke::new(Pen::Thin, Point::new(0.0, 0.0, 0.5)))
            .map_err(|Full| NotADrawing)
    });
    assert_eq!(more, Err(NotADrawing));
    assert_eq!(Drawing::read(&dot.repeat(MAX_STEPS + 1)), Err(NotADrawing));
}
