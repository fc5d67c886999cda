extension Trainer {
  func learningRate(at step: Int, _ meter: TrainingMeter) -> Double {
    resolved.optimizer.learningRate
      * resolved.schedule.factor(
        step: step, of: meter.total, epochs: resolved.experiment.epochs)
  }

  func status(
    _ state: TrainingState, _ meter: TrainingMeter, steps: Int, validation: [String: Double]? = nil
  ) -> TrainingProgress {
    TrainingProgress(
      epoch: state.epoch + 1, epochs: resolved.experiment.epochs, step: state.stepInEpoch,
      steps: steps, loss: state.lossSum / Double(max(1, state.stepInEpoch)),
      imagesPerSecond: meter.imagesPerSecond, waitingShare: meter.waitingShare,
      secondsLeft: meter.secondsLeft(done: state.learner.stepCount), images: meter.progress,
      validation: validation,
      collapse: Collapse(
        state.diagnostics.means, step: state.learner.stepCount, similarity: resolved.similarity,
        classes: data.training.classes.count))
  }

  /// Whether validation has not improved for as many epochs as the experiment waits.
  func hasLostPatience(_ state: TrainingState) -> Bool {
    let patience = resolved.experiment.patience
    return patience > 0 && state.stepInEpoch == 0 && state.epochsSinceBest >= patience
  }

  /// Makes the loss of the coming step, where its options warm up; their values for the log.
  func warmUp(_ state: inout TrainingState, stepsInEpoch: Int) throws -> [String: Double] {
    guard !resolved.ramps.isEmpty else { return [:] }
    let step = state.learner.stepCount
    state.learner.loss =
      try resolved.warmingLoss(at: step, stepsInEpoch: stepsInEpoch) ?? resolved.loss
    return Dictionary(
      uniqueKeysWithValues: resolved.ramps.map {
        ($0.logged, $0.value(at: step, stepsInEpoch: stepsInEpoch))
      })
  }
}
