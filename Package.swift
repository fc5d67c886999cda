// swift-tools-version: 6.2
import PackageDescription

// Libraries of Debian, imported as they are. They hold no Swift.
let systemLibraries: [Target] = [
  .systemLibrary(name: "CBLAS"),
  .systemLibrary(name: "CDNN"),
  .systemLibrary(name: "COpenMP"),
  .systemLibrary(name: "CCrypto"),
  .systemLibrary(name: "CProcess"),
]

// Shims over libraries whose errors or language Swift cannot take directly, and over what the compiler
// of C knows of the processor.
let shims: [Target] = [
  .target(name: "CVector"),
  .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
  .target(
    name: "CGnuplot",
    linkerSettings: ["boost_iostreams", "boost_system", "boost_filesystem"].map {
      .linkedLibrary($0)
    }),
]

// Debian has OpenBLAS in several builds. Ours is the one whose threads are OpenMP's: oneDNN and our
// own loops use the same, so there is one pool, and OMP_NUM_THREADS governs it. The folder has to be
// named both to the linker and in the executable, else Debian's alternatives choose.
#if arch(arm64)
  let openBLAS = "/usr/lib/aarch64-linux-gnu/openblas-openmp"
#else
  let openBLAS = "/usr/lib/x86_64-linux-gnu/openblas-openmp"
#endif

let libraries: [Target] = [
  .target(
    name: "Autograd", dependencies: ["CBLAS", "CDNN", "COpenMP", "CVector"],
    linkerSettings: [.unsafeFlags(["-L\(openBLAS)", "-Xlinker", "-rpath=\(openBLAS)"])],
    plugins: ["ListPlugins"]),
  .target(
    name: "Workbench", dependencies: ["Autograd", "CBLAS", "CDNN", "CJPEG", "CCrypto", "CProcess"],
    // Recipes and plugins of other people are opened at run time and find the engine here.
    linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])], plugins: ["ListPlugins"]),
  .target(name: "Plugins", dependencies: ["Workbench"], plugins: ["ListPlugins"]),
  .target(name: "Plots", dependencies: ["Workbench", "CGnuplot"]),
  .target(name: "Benchmarks", dependencies: ["Autograd", "CVector", "Workbench", "Plugins"]),
  .target(name: "Checks", dependencies: ["Autograd", "Workbench", "Plugins"]),
]

let tools: [Target] = [
  .executableTarget(
    name: "workbench-cli", dependencies: ["Workbench", "Plugins", "Plots", "Benchmarks", "Checks"]),
  .executableTarget(name: "plugin-list"),
  .plugin(
    name: "ListPlugins", capability: .buildTool(), dependencies: ["plugin-list"],
    path: "Sources/ListPlugins"),
]

let tests: [Target] = [
  .target(name: "TestSupport", dependencies: ["Autograd"], path: "Tests/TestSupport"),
  .testTarget(name: "AutogradTests", dependencies: ["Autograd", "TestSupport"]),
  .testTarget(
    name: "WorkbenchTests", dependencies: ["Workbench", "Plugins", "Checks", "TestSupport"]),
  .testTarget(name: "PluginsTests", dependencies: ["Plugins", "Checks", "TestSupport"]),
  .testTarget(name: "ChecksTests", dependencies: ["Checks", "Plugins", "TestSupport"]),
  .testTarget(name: "PlotsTests", dependencies: ["Plots", "TestSupport"]),
  .testTarget(
    name: "CommandTests", dependencies: ["workbench-cli", "Workbench", "Plugins", "TestSupport"]),
]

let package = Package(
  name: "workbench",
  products: [.executable(name: "workbench", targets: ["workbench-cli"])],
  targets: systemLibraries + shims + libraries + tools + tests,
  cxxLanguageStandard: .cxx17)

// One build serves the command line and the tests: release code, with internals open to tests.
// Code is made for the machine it is built on, unless WORKBENCH_CPU names a processor as clang does
// (x86-64-v3 for any with AVX2); OpenBLAS is the build that shares OpenMP's pool
// with oneDNN and our own loops (docs/decisions/0004-one-thread-pool.md).
let processor = Context.environment["WORKBENCH_CPU"] ?? "native"
for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .unsafeFlags(["-Xcc", "-march=\(processor)"]),
    .unsafeFlags(["-enable-testing"], .when(configuration: .release)),
  ]
}
