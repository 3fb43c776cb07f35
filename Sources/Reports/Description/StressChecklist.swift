import ModelFiles

/// The STRESS-DES checklist filled from a model.
///
/// 20 items in six sections; item 2.5, the components, has five parts. Monks, Currie, Onggo, Robinson, Kunc and Taylor
/// (2019), "Strengthening the reporting of empirical simulation studies: introducing the STRESS guidelines", Journal of
/// Simulation 13(1): 55–67, doi 10.1080/17477778.2018.1442155.
public struct StressChecklist: Sendable, Equatable {
  /// An item, or a part of one.
  public struct Item: Sendable, Equatable {
    /// "2.5.1".
    public var number: String
    /// What is asked.
    public var title: String
    /// What the model says.
    public var lines: [Description.Line]
    /// What the author must add, or nil where the model says it all.
    public var missing: String?
  }

  /// The program that runs the model.
  public struct Program: Sendable, Equatable {
    /// "0.1.0".
    public var version: String
    /// "Swift 6.3, Linux x86_64".
    public var platform: String

    /// A program.
    public init(version: String, platform: String) {
      self.version = version
      self.platform = platform
    }
  }

  /// The items in order.
  public var items: [Item]

  /// The checklist of a model that a program runs.
  public init(of model: ModelFile, runBy program: Program) {
    let teller = Teller(model, model.scenarios[0].tree)
    items = teller.objectives + teller.logic + teller.components + teller.data + teller.experimentation
    items += teller.implementation(program)
  }

  /// The names of the six sections, by the first digit of an item's number.
  public static let sections = ["Objectives", "Logic", "Data", "Experimentation", "Implementation", "Code access"]
}

extension StressChecklist.Item {
  init(_ number: String, _ title: String, _ lines: [Description.Line], missing: String? = nil) {
    self.number = number
    self.title = title
    self.lines = lines
    self.missing = missing
  }

  /// An item that a few sentences fill.
  init(_ number: String, _ title: String, saying sentences: [String], missing: String? = nil) {
    self.init(number, title, sentences.map { Description.Line($0) }, missing: missing)
  }
}
