/// What a draw is for: the last word of a stream's name, so that no two draws share a number.
///
/// | key | words | purpose |
/// |---|---|---|
/// | seed | replication, source | `source`: the key of the source's days |
/// | source | day, 0 | `count`: how many arrive |
/// | source | day, number of the group | `batch`: how many arrive together |
/// | source | day, index in the day | `patient`: the patient's key, then the time of day |
/// | seed | replication, place | `initial`: the key of those who are in the place, or wait for it, at the beginning |
/// | place's beginning | number in the group, group and attempt | `patient`: the patient's key |
/// | patient | 0, 0 | `cohort`; `initial`: what the patient is, then how long it has been there and will be |
/// | patient | step, visit | `visit`: the route, then the duration; `units`; `transfer`; `turnaround` (of the last stay); `lead`; `returning`: whether, then when; `risk` + the risk's key |
/// | seed | replication, place, pool, source or step | `placePlan`, `staffPlan`, `sourcePlan`, `stepPlan` and the numbers after it |
enum Purpose {
  static let source: UInt32 = 1
  static let count: UInt32 = 2
  static let patient: UInt32 = 3
  static let cohort: UInt32 = 4
  static let visit: UInt32 = 5
  static let returning: UInt32 = 6
  static let units: UInt32 = 7
  static let transfer: UInt32 = 8
  static let turnaround: UInt32 = 9
  static let batch: UInt32 = 10
  static let lead: UInt32 = 11
  static let initial: UInt32 = 12
  static let risk: UInt32 = 0x8000_0000
  static let placePlan: UInt32 = 0x1000_0000
  static let staffPlan: UInt32 = 0x2000_0000
  static let sourcePlan: UInt32 = 0x3000_0000
  static let stepPlan: UInt32 = 0x4000_0000
}
