import Foundation
import PackagePlugin

/// Writes the list of a target's plugins and the hash of its sources, at every build.
@main struct ListPlugins: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target as? SwiftSourceModuleTarget else { return [] }
    let files = module.sourceFiles(withSuffix: "swift").map(\.url).sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(module.name)Generated.swift")
    return [
      .buildCommand(
        displayName: "Listing the plugins of \(module.name)",
        executable: try context.tool(named: "plugin-list").url,
        arguments: [module.name, module.directoryURL.path, output.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}
