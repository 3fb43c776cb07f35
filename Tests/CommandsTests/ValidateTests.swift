import Foundation
import Testing

@Suite("d2a validate")
struct ValidateTests {
  static let header = "scenario,at,quantity,label,value,standardError,tolerance,truth,source,known"

  /// A folder `cases` with the small starter as a case, and a table of expected values.
  func binary(_ rows: String...) throws -> Binary {
    let binary = try Binary()
    #expect(try binary.shell("mkdir cases && d2a new cases/ward.jsonc --from ward").status == 0)
    let table = ([Self.header] + rows).joined(separator: "\n") + "\n"
    try table.write(toFile: binary.folder + "/cases/ward.expected.csv", atomically: true, encoding: .utf8)
    return binary
  }

  static let right = "baseline,,open/place:ward/mean,Beds,28,,0,exact,The model,"
  static let wrong = "baseline,,open/place:ward/mean,Beds planted,29,,0.5,exact,The model,"

  @Test("shows every row and ends with 0 when all is within tolerance")
  func good() throws {
    let binary = try binary(Self.right)
    defer { binary.remove() }
    let outcome = try binary.shell("d2a validate ward --models cases --threads 2")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("within"))
    #expect(outcome.output.contains("ward: 1 of 1 row is within tolerance\n"))
    #expect(outcome.errors.isEmpty)
  }

  @Test("reports a planted wrong value as a miss, with status 1")
  func planted() throws {
    let binary = try binary(Self.right, Self.wrong)
    defer { binary.remove() }
    let outcome = try binary.shell("d2a validate cases/ward.jsonc")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("Beds planted") && outcome.output.contains("MISSES"))
    #expect(outcome.output.contains("ward: 1 of 2 rows are within tolerance; 1 MISS\n"))
  }

  @Test("shows a known miss with its reason, with status 0; and 1 once it no longer misses")
  func known() throws {
    let missing = try binary(Self.wrong + "a reason to miss")
    defer { missing.remove() }
    let outcome = try missing.shell("d2a validate ward --models cases")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("misses (known: 1)") && outcome.output.contains("1  a reason to miss"))
    let within = try binary(Self.right + "a reason to miss")
    defer { within.remove() }
    let outdated = try within.shell("d2a validate ward --models cases")
    #expect(outdated.status == 1)
    #expect(outdated.output.contains("WITHIN (called known: 1)"))
  }

  @Test("names its cases, and the nearest one for a word that is none")
  func names() throws {
    let binary = try binary(Self.right)
    defer { binary.remove() }
    let list = try binary.shell("d2a validate --list --models cases")
    #expect(list.status == 0)
    #expect(list.output.contains("ward") && list.output.contains("One ward and intermediate care"))
    let unknown = try binary.shell("d2a validate wrad --models cases")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("did you mean \"ward\"?"))
    let nowhere = try binary.shell("d2a validate --models nowhere")
    #expect(nowhere.status == 66)
    #expect(nowhere.errors.contains("there is no folder nowhere"))
    let noModel = try binary.shell("d2a validate none.jsonc")
    #expect(noModel.status == 66)
    #expect(noModel.errors.contains("there is no file none.jsonc"))
  }

  @Test("knows the analytic cases wherever it is called")
  func analytic() throws {
    let binary = try binary(Self.right)
    defer { binary.remove() }
    let one = try binary.shell("d2a validate one-bed-fixed")
    #expect(one.status == 0)
    #expect(one.errors.contains("there is no folder Models/published here"))
    #expect(one.output.contains("one-bed-fixed: ") && one.output.contains(" of 4 rows are within tolerance"))
    let list = try binary.shell("d2a validate --list")
    #expect(list.status == 0 && list.output.contains("one-bed-fixed") && !list.output.contains("One ward and"))
  }

  @Test("tells faults of a table with file and line, status 65")
  func faults() throws {
    let binary = try binary(Self.right, "baseline,,open/place:wrad/mean,Beds,28,,0,exact,The model,")
    defer { binary.remove() }
    let outcome = try binary.shell("d2a validate --models cases")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("cases/ward.expected.csv:3: "))
    #expect(outcome.output.isEmpty)
  }
}
