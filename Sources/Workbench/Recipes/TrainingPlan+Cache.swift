internal import Synchronization

extension TrainingPlan {
  /// The decoded copy of the training photographs, where there is to be one; tells what was made.
  ///
  /// A copy changes no pixel, so it is no part of the run's key.
  ///
  /// - Throws: ``ImageError``, ``Interrupted``.
  func decodedCopy(of data: FaceData, _ mode: CacheMode) throws -> DecodedCopy? {
    let view = resolved.experiment.view
    let outcome = try DecodedCache().copy(
      of: data.training, as: view, mode, passes: resolved.experiment.epochs)
    let photographs = "\(grouped(data.training.count)) photographs of \(view.resize) px"
    switch outcome {
    case .found(let copy):
      tell("cache  \(photographs), decoded before: \(byteCount(copy.byteCount)), \(copy.path)")
      return copy
    case .made(let copy, let seconds):
      tell(
        "cache  \(photographs), decoded once in \(duration(seconds)): "
          + "\(byteCount(copy.byteCount)), \(copy.path); cache=off does without")
      return copy
    case .none(let reason?):
      tell("cache  none: \(reason); photographs are decoded again each time")
      return nil
    case .none(nil): return nil
    }
  }

  /// Says a sentence once, however many runs of a recipe have cause to.
  private func tell(_ sentence: String) {
    let isNew = TrainingPlan.told.withLock { $0.insert(sentence).inserted }
    if isNew { Terminal.standard.line(sentence) }
  }

  private static let told = Mutex<Set<String>>([])
}
