import Autograd
import Checks
import Plugins
import Testing

/// That each law finds the loss that breaks it, and says where.
struct LossLawsTests {
  private func outcome(_ law: String, _ loss: any Loss) throws -> LawOutcome {
    let law = try #require(LossLaws.all.first { $0.name.hasPrefix(law) }, "\(law)")
    return law.outcome(of: LossSubject(loss), .quick)
  }

  private func violation(_ law: String, _ loss: any Loss) throws -> String {
    guard case .violated(let words) = try outcome(law, loss) else {
      Issue.record("\(type(of: loss)) keeps the law \(law)")
      return ""
    }
    return words
  }

  @Test func `a loss without fault keeps all laws that it does not say it lacks`() {
    for law in LossLaws.all {
      let outcome = law.outcome(of: LossSubject(Spread()), .quick)
      #expect(outcome == .holds || outcome == .lacking("it knows no classes"), "\(law.name)")
    }
  }

  @Test func `a gradient that is half of the slope is found, with its coordinate`() throws {
    let words = try violation("gradients are", HalfGradient())
    #expect(words.hasPrefix("on the batch of seed 3: the gradient of embeddings at 0 is"))
  }

  @Test func `a gradient outside the slopes beside a kink is found`() throws {
    #expect(try violation("gradients are", WrongAtKink()).contains("the slopes beside it"))
  }

  @Test func `a kink itself is no fault`() throws {
    #expect(try outcome("gradients are", Corner()) == .holds)
  }

  @Test func `a loss of the first row alone is found`() throws {
    #expect(try violation("the order", FirstRow()).contains("is off by"))
    #expect(try violation("where in the batch", FirstRow()).contains("is off by"))
  }

  @Test func `a loss that counts labels as numbers is found`() throws {
    #expect(try violation("renaming", LabelAsNumber()).contains("renamed classes"))
  }

  @Test func `a loss of single coordinates is found`() throws {
    #expect(try violation("turning", FirstRow()).contains("turned batch"))
  }

  @Test func `a length that is divided by is found on zero rows`() throws {
    #expect(try violation("duplicates, zero rows", Normaliser()).contains("zero"))
    #expect(try violation("random batches", Normaliser()).contains("zero"))
  }

  @Test func `a loss that is no scalar, or throws, is found`() throws {
    #expect(try violation("the loss is one", RowWise()).contains("expected a scalar"))
    #expect(try violation("the loss is one", Thrower()) == "it threw: tired")
  }

  @Test func `a loss without classes that costs one row something is found`() throws {
    #expect(try violation("one row alone", Corner()).hasPrefix("one row costs"))
  }

  @Test func `a loss that teaches nothing is found`() throws {
    #expect(try violation("a small network", Corner()).contains("expected an AUC above"))
  }

  @Test func `saying that one lacks what one has is found`() throws {
    #expect(
      try violation("the order", Modest())
        == "the plugin says that it does not hold (it is modest), but it does")
  }
}

/// The negated spread of the rows around their mean: smooth, and of no use.
private struct Spread: Loss {
  var lacks: [LossProperty: String] { [.separation: "it knows no classes"] }

  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let unit = batch.embeddings.normalisedRows()
    return 0.1 * (unit - unit.mean(along: 0)).squared().sum()
  }
}

private struct HalfGradient: Loss {
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    (batch.embeddings * batch.embeddings.detached()).sum()
  }
}

/// How far the rows are from where the laws' first batch has its own.
private func offset(_ batch: Embedded) -> Tensor {
  var random = Random(seed: 1003)
  let start = Tensor((0..<60).map { _ in random.normal() }, shape: [12, 5])
  guard batch.embeddings.shape == start.shape else { return batch.embeddings }
  return batch.embeddings - start.converted(to: batch.embeddings.type)
}

private struct Corner: Loss {
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    offset(batch).relu().sum() + batch.embeddings.sum()
  }
}

private struct WrongAtKink: Loss {
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let distance = offset(batch)
    return (distance.relu() + (-distance).relu()).sum().detached()
      + 3 * (batch.embeddings - batch.embeddings.detached()).sum()
  }
}

private struct FirstRow: Loss {
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    batch.embeddings.gathering([0]).sum()
  }
}

private struct LabelAsNumber: Loss {
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    let weights = Tensor(
      batch.labels.map(Double.init), shape: [batch.labels.count, 1], type: batch.embeddings.type)
    return (weights * batch.embeddings.squared()).sum()
  }
}

private struct Normaliser: Loss {
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    batch.embeddings.squared().sum(along: 1).log().sum()
  }
}

private struct RowWise: Loss {
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    batch.embeddings.sum(along: 1)
  }
}

private struct Thrower: Loss {
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) throws -> Tensor {
    throw CheckError("tired")
  }
}

private struct Modest: Loss {
  var lacks: [LossProperty: String] { [.order: "it is modest"] }
  func callAsFunction(_ batch: Embedded, _ parameters: inout Parameters) -> Tensor {
    batch.embeddings.squared().sum()
  }
}
