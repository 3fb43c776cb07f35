// swift-tools-version: 6.1

import PackageDescription

// Arrows point down only. Nothing above ModelFiles in this list imports a module of the system, and Foundation begins
// there.
let package = Package(
  name: "d2a",
  products: [
    .executable(name: "d2a", targets: ["d2a"]),
    .library(name: "PatientFlow", targets: ["PatientFlow"]),
    .library(name: "ModelFiles", targets: ["ModelFiles"]),
    .library(name: "Experiments", targets: ["Experiments"]),
  ],
  targets: [
    .target(name: "Prefetching"),
    .target(name: "Memory", dependencies: ["Prefetching"]),
    .target(name: "EventSimulation", dependencies: ["Memory"]),
    .target(name: "RandomStreams"),
    .target(name: "Statistics", dependencies: ["Memory"]),
    .target(name: "PatientFlow", dependencies: ["EventSimulation", "Memory", "RandomStreams", "Statistics"]),
    .target(name: "ModelFiles", dependencies: ["PatientFlow", "RandomStreams"]),
    .target(name: "Experiments", dependencies: ["ModelFiles", "PatientFlow", "RandomStreams", "Statistics"]),
    .target(
      name: "Validation", dependencies: ["Experiments", "ModelFiles", "PatientFlow", "RandomStreams", "Statistics"]),
    .target(
      name: "Benchmarks",
      dependencies: [
        "Experiments", "ModelFiles", "PatientFlow", "EventSimulation", "Memory", "RandomStreams", "Statistics",
      ]),
    .target(name: "Figures", dependencies: ["Statistics"]),
    .target(name: "BrowserRuntime"),
    .target(name: "LiveSimulator", dependencies: ["BrowserRuntime", "PatientFlow", "Figures", "Statistics"]),
    .target(
      name: "Reports",
      dependencies: ["LiveSimulator", "Figures", "Experiments", "ModelFiles", "PatientFlow", "Statistics"],
      resources: [.embedInCode("Live/Browser/live.js"), .embedInCode("Live/Browser/worker.js")]),
    .target(
      name: "Commands",
      dependencies: [
        "Reports", "Figures", "Benchmarks", "Validation", "Experiments", "ModelFiles", "PatientFlow", "RandomStreams",
        "Statistics",
      ]),
    .executableTarget(name: "d2a", dependencies: ["Commands"]),
    .testTarget(name: "PatientFlowTests", dependencies: ["PatientFlow", "RandomStreams", "Statistics"]),
    .testTarget(
      name: "EventSimulationTests", dependencies: ["EventSimulation", "Memory", "RandomStreams", "Statistics"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "RandomStreamsTests", dependencies: ["RandomStreams"]),
    .testTarget(name: "ExperimentsTests", dependencies: ["Experiments", "ModelFiles", "PatientFlow"]),
    .testTarget(
      name: "ValidationTests",
      dependencies: ["Validation", "Experiments", "ModelFiles", "PatientFlow", "RandomStreams", "Statistics"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Figures", "Experiments", "ModelFiles", "PatientFlow", "Statistics"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures", "Statistics"]),
    .testTarget(
      name: "LiveSimulatorTests",
      dependencies: ["LiveSimulator", "Reports", "Figures", "Experiments", "ModelFiles", "PatientFlow", "Statistics"]),
    .testTarget(
      name: "BenchmarksTests",
      dependencies: ["Benchmarks", "EventSimulation", "Experiments", "ModelFiles", "PatientFlow", "RandomStreams"]),
    .testTarget(name: "CommandsTests", dependencies: ["Commands", "d2a"], exclude: ["Golden"]),
    .testTarget(name: "ModelTextTests", dependencies: ["ModelFiles"], exclude: ["Broken"]),
    .testTarget(
      name: "ModelFilesTests", dependencies: ["ModelFiles", "PatientFlow", "RandomStreams"],
      exclude: ["Broken", "Files", "Found"]),
  ],
  swiftLanguageModes: [.v6]
)
