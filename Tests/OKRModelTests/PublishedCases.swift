import Testing

@testable import OKRModel

/// A worked example that somebody published: measures and value, and the percentage they give.
struct PublishedCase: Sendable, CustomTestStringConvertible {
    let source: String
    let kind: MeasureKind
    let measures: [MeasureField: String]
    let value: String?
    /// The percentage published, nil where they give none.
    let published: Double?
    /// The unclamped ratio by our rule, nil where it has none.
    let raw: Double?
    /// Why our ratio is another one, nil where it is the same.
    let reason: String?

    var testDescription: String { "\(source): \(kind) \(measures) at \(value ?? "no value")" }

    /// A metric whose ratio is the published percentage.
    static func metric(
        _ source: String, _ from: String, _ to: String, _ value: String, is published: Double
    ) -> PublishedCase {
        PublishedCase(
            source: source, kind: .metric, measures: [.baseline: from, .target: to], value: value,
            published: published, raw: published / 100, reason: nil)
    }

    /// A metric whose ratio is another one by our rule, and why.
    static func metric(
        _ source: String, _ from: String?, _ to: String, _ value: String?, is published: Double,
        butOurs raw: Double?, because reason: String
    ) -> PublishedCase {
        var measures: [MeasureField: String] = [.target: to]
        measures[.baseline] = from
        return PublishedCase(
            source: source, kind: .metric, measures: measures, value: value, published: published,
            raw: raw, reason: reason)
    }

    /// A value kept at or within bounds.
    static func kept(
        _ source: String, _ kind: MeasureKind, _ bounds: [String], _ value: String,
        is published: Double, butOurs raw: Double? = nil, because reason: String? = nil
    ) -> PublishedCase {
        let measures: [MeasureField: String] =
            kind == .between ? [.low: bounds[0], .high: bounds[1]] : [.target: bounds[0]]
        return PublishedCase(
            source: source, kind: kind, measures: measures, value: value, published: published,
            raw: raw ?? published / 100, reason: reason)
    }
}

private let equalEnds = "baseline and target are equal, which gives no ratio"
private let noValue = "there is no value yet, which is pending and not 0"
let clampedThere = "they clamp the ratio itself; ours is clamped as progress"
private let inclusive = "ours is inclusive"
private let metOrNot = "ours is met or not met, without a distance"

let publishedMetrics: [PublishedCase] = [
    .metric("okr-tracker 1", "0", "100", "0", is: 0),
    .metric("okr-tracker 2", "0", "100", "20", is: 20),
    .metric("okr-tracker 3", "0", "100", "100", is: 100),
    .metric("okr-tracker 4", "0", "100", "150", is: 150),
    .metric("okr-tracker 5", "20", "100", "20", is: 0),
    .metric("okr-tracker 6", "20", "100", "100", is: 100),
    .metric("okr-tracker 7", "20", "100", "0", is: -25),
    .metric("okr-tracker 8", "20", "100", "-20", is: -50),
    .metric("okr-tracker 9", "100", "0", "100", is: 0),
    .metric("okr-tracker 10", "100", "0", "80", is: 20),
    .metric("okr-tracker 11", "100", "0", "0", is: 100),
    .metric("okr-tracker 12", "100", "20", "100", is: 0),
    .metric("okr-tracker 13", "100", "20", "80", is: 25),
    .metric("okr-tracker 14", "100", "20", "20", is: 100),
    .metric("okr-tracker 15", "100", "20", "0", is: 125),
    .metric("okr-tracker 16", "0", "0", "0", is: 0, butOurs: nil, because: equalEnds),
    .metric("okr-tracker 17", "0", "100", nil, is: 0, butOurs: nil, because: noValue),
    .metric("okr-tracker 18", "100", "0", nil, is: 0, butOurs: nil, because: noValue),

    .metric("puzzle common.spec", "0", "100", "20", is: 20),
    .metric("puzzle common.spec", "100", "0", "20", is: 80),
    .metric("puzzle common.spec", "500", "400", "460", is: 40),
    .metric(
        "puzzle common.spec", "100", "10", "110", is: 0, butOurs: 10.0 / -90,
        because: clampedThere),
    .metric(
        "puzzle common.spec", "0", "100", "-10", is: 0, butOurs: -0.1, because: clampedThere),
    .metric("puzzle scoring", "0", "70", "-1", is: 0, butOurs: -1.0 / 70, because: clampedThere),
    .metric(
        "puzzle scoring", "200", "130", "250", is: 0, butOurs: 50.0 / -70, because: clampedThere),

    .metric("Operately target_test", "0", "100", "0", is: 0),
    .metric("Operately target_test", "0", "100", "50", is: 50),
    .metric("Operately target_test", "0", "100", "100", is: 100),
    .metric("Operately target_test", "100", "0", "100", is: 0),
    .metric("Operately target_test", "100", "0", "50", is: 50),
    .metric("Operately target_test", "100", "0", "0", is: 100),
    .metric("Operately target_test", "0", "0", "0", is: 0, butOurs: nil, because: equalEnds),
    .metric("Operately target_test", "100", "100", "100", is: 0, butOurs: nil, because: equalEnds),
    .metric("Operately target_test", "-50", "-50", "-50", is: 0, butOurs: nil, because: equalEnds),
    .metric("Operately target_test", "10", "10", "5", is: 0, butOurs: nil, because: equalEnds),
    .metric("Operately target_test", "10", "10", "15", is: 0, butOurs: nil, because: equalEnds),

    .metric("ServiceNow maximise", "1000000", "1500000", "1350000", is: 70),
    .metric("ServiceNow minimise", "500000", "400000", "420000", is: 80),
    .metric("ServiceNow from nothing", "0", "1000000", "700000", is: 70),
    .metric("ServiceNow cumulative, first quarter", "0", "250", "220", is: 88),
    .metric("ServiceNow cumulative, second quarter", "0", "500", "480", is: 96),
    .metric(
        "ServiceNow cumulative, third quarter", "0", "750", "710", is: 94.7,
        butOurs: 710.0 / 750, because: "they publish it rounded"),
    .metric("ServiceNow cumulative, fourth quarter", "0", "1000", "968", is: 96.8),
    .metric("ServiceNow window of two", "0", "500", "460", is: 92),
    .metric("ServiceNow window of three", "0", "750", "660", is: 88),
    .metric("ServiceNow window of four", "0", "1000", "890", is: 89),

    .metric("Quantive decrease", "100", "60", "80", is: 50),
    .metric("Quantive decrease", "100", "60", "70", is: 75),
    .metric("Quantive decrease", "100", "60", "50", is: 125),

    .metric("feedback4e between the limits", "10", "20", "16", is: 60),
    .metric("feedback4e between the limits", "10", "20", "22", is: 120),
    .metric("feedback4e value ÷ target, as from 0", "0", "20", "16", is: 80),
    .metric("feedback4e value ÷ target, as from 0", "0", "20", "22", is: 110),
    .metric(
        "feedback4e target ÷ value", nil, "15", "16", is: 93.75, butOurs: nil,
        because: "without a baseline a metric is unmeasured"),
    .metric(
        "feedback4e target ÷ value", nil, "15", "8", is: 187.5, butOurs: nil,
        because: "without a baseline a metric is unmeasured"),
    .metric(
        "Leemu", "10", "25", "15", is: 33, butOurs: 5.0 / 15, because: "they publish it rounded"),
]

let publishedBounds: [PublishedCase] = [
    .kept("UpRaise range", .between, ["5", "7"], "2", is: 0),
    .kept("UpRaise range", .between, ["5", "7"], "5", is: 100),
    .kept("UpRaise range", .between, ["5", "7"], "6", is: 100),
    .kept("UpRaise range", .between, ["5", "7"], "7", is: 100),
    .kept("ServiceNow headcount 250 ± 5 %", .between, ["237.5", "262.5"], "237.5", is: 100),
    .kept("ServiceNow headcount 250 ± 5 %", .between, ["237.5", "262.5"], "262.5", is: 100),
    .kept("ServiceNow headcount 250 ± 5 %", .between, ["237.5", "262.5"], "263", is: 0),
    .kept("Quantive stay above", .atLeast, ["80"], "81", is: 100),
    .kept("Quantive stay above", .atLeast, ["80"], "79", is: 0),
    .kept(
        "Quantive stay above", .atLeast, ["80"], "80", is: 0, butOurs: 1, because: inclusive),
    .kept("Quantive stay below", .atMost, ["5"], "4", is: 100),
    .kept("Quantive stay below", .atMost, ["5"], "5", is: 0, butOurs: 1, because: inclusive),
    .kept("Profit.co at most", .atMost, ["1"], "1", is: 100),
    .kept("Profit.co at most", .atMost, ["1"], "0.8", is: 120, butOurs: 1, because: metOrNot),
    .kept("Profit.co at most", .atMost, ["1"], "0.5", is: 150, butOurs: 1, because: metOrNot),
    .kept("Profit.co at most", .atMost, ["1"], "0.25", is: 175, butOurs: 1, because: metOrNot),
    .kept("Profit.co at most", .atMost, ["1"], "1.2", is: 80, butOurs: 0, because: metOrNot),
    .kept("Profit.co at most", .atMost, ["1"], "1.5", is: 50, butOurs: 0, because: metOrNot),
    .kept("Profit.co at most", .atMost, ["1"], "1.75", is: 25, butOurs: 0, because: metOrNot),
    .kept("Qulture exactly", .between, ["5", "5"], "5", is: 100),
    .kept("Qulture exactly", .between, ["5", "5"], "10", is: 0),
    .kept("Qulture exactly", .between, ["5", "5"], "1", is: 20, butOurs: 0, because: metOrNot),
    .kept("Qulture exactly", .between, ["5", "5"], "2", is: 40, butOurs: 0, because: metOrNot),
    .kept("Qulture exactly", .between, ["5", "5"], "6", is: 80, butOurs: 0, because: metOrNot),
    .kept("Qulture exactly", .between, ["5", "5"], "7", is: 60, butOurs: 0, because: metOrNot),
]
