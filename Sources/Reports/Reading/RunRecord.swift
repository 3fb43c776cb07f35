/// What `run.json` says, as far as the page needs it.
struct RunRecord: Decodable {
  struct Program: Decodable {
    var name: String
    var version: String
    var built: String
  }

  struct Model: Decodable {
    struct File: Decodable {
      var path: String
      var bytes: Int64
      var sha256: String
    }
    var title: String
    var status: String
    var path: String
    var files: [File]
  }

  struct Replications: Decodable {
    var completed: Int
    var asked: Int?
    var precision: String?
    var precisionReached: Double?
  }

  struct Time: Decodable {
    var warmUpDays: Double
    var warmUpChosen: String
    var warmUpBegins: String
    var firstDay: String
    var lastDay: String
    var census: String
    var censusDays: [String]?
    var hasHours: Bool
    var headline: String
    var periods: [String: [String]]
    var warmUpChoice: WarmUpChoice?
  }

  /// The levels that a warm-up was chosen by.
  struct WarmUpChoice: Decodable {
    struct Level: Decodable {
      var level: String
      var days: Int
    }
    var levels: [Level]
  }

  struct Words: Decodable {
    var period: String
    var measure: String
    var of: String
    var group: String
    var statistic: String
    var title: String
    var subject: String
    var unit: String
    var comparison: String
    var scale: Double
    var clause: String
    var isHospital: Bool
    var census: String
  }

  struct Observed: Decodable {
    var measure: String
    var period: String
    var value: Double
    var tolerance: Double
    var evidence: String?
    var words: Words
  }

  struct Named: Decodable {
    var of: String
    var label: String
    var unit: String?
    var setting: String?
    var kind: String?
    var uses: [String]?
  }

  struct Period: Decodable {
    var id: String
    var label: String
  }

  struct Names: Decodable {
    var settings: [Named]
    var places: [Named]
    var staff: [Named]
    var sources: [Named]
    var steps: [Named]
    var reasons: [String]
    var pathways: [Named]
    var cohorts: [Named]
    var periods: [Period]
  }

  struct Change: Decodable {
    var verb: String
    var path: String
    var before: String?
    var after: String?
  }

  struct Load: Decodable {
    var kind: String
    var name: String
    var unit: String
    var offered: Double?
    var capacity: Double?
    var arithmetic: String
  }

  struct Capacity: Decodable {
    var of: String
    var days: [Int]
    var open: [Double]
  }

  struct Scenario: Decodable {
    var id: String
    var label: String
    var because: String?
    var evidence: String?
    var basedOn: String?
    var changes: [Change]
    var load: [Load]
    var capacity: [Capacity]
  }

  struct Parameter: Decodable {
    var path: String
    var value: String
    var low: String?
    var high: String?
    var evidence: String?
    var quality: String
  }

  struct Evidence: Decodable {
    var id: String
    var title: String
    var publisher: String?
    var date: String?
    var url: String?
    var place: String?
    var quality: String
    var fact: String?
  }

  var format: String
  var program: Program
  var command: String
  var written: String
  var isPartial: Bool
  var model: Model
  var seed: String
  var replications: Replications
  var time: Time
  var focusWords: [Words]
  var observed: [Observed]
  var names: Names
  var scenarios: [Scenario]
  var parameters: [Parameter]
  var evidence: [Evidence]
  var live: LiveData?
  var warnings: [String]
  var events: Int64
  var swaps: Int64
}
