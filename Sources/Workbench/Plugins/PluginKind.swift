/// The kinds of plugins; each has a folder of its own.
public enum PluginKind: String, CaseIterable, Codable, Sendable {
  case loss, miner, sampler, architecture, augmentation, mix, optimizer, schedule
  case dataSource = "data source"

  /// The folder that holds the plugins of this kind, one a file.
  public var folder: String {
    switch self {
    case .loss: "Losses"
    case .miner: "Miners"
    case .sampler: "Samplers"
    case .architecture: "Architectures"
    case .augmentation: "Augmentations"
    case .mix: "Mixes"
    case .optimizer: "Optimizers"
    case .schedule: "Schedules"
    case .dataSource: "DataSources"
    }
  }

  /// More than one of them, in words.
  public var plural: String { self == .dataSource ? "data sources" : folder.lowercased() }

  /// Whether a plugin is of this kind.
  public func contains(_ type: any Plugin.Type) -> Bool {
    switch self {
    case .loss: type is any Loss.Type
    case .miner: type is any Miner.Type
    case .sampler: type is any Sampler.Type
    case .architecture: type is any Architecture.Type
    case .augmentation: type is any Augmentation.Type
    case .mix: type is any Mix.Type
    case .optimizer: type is any Optimizer.Type
    case .schedule: type is any Schedule.Type
    case .dataSource: type is any DataSource.Type
    }
  }
}
