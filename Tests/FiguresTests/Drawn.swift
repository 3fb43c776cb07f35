import Figures
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A figure read back: the elements of its markup, which must be well-formed.
final class Drawn: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    /// Index of the element that holds it.
    let parent: Int?
    var text = ""

    func number(_ name: String) -> Double { attributes[name].flatMap(Double.init) ?? .nan }
    var classes: [Substring] { (attributes["class"] ?? "").split(separator: " ") }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  init(_ markup: Markup) throws {
    super.init()
    let parser = XMLParser(data: Data(markup.bytes))
    parser.delegate = self
    #expect(parser.parse(), "\(parser.parserError.map(String.init(describing:)) ?? "") in \(markup.string.prefix(300))")
  }

  convenience init(_ figure: FigureFrame?) throws {
    let figure = try #require(figure, "there is something to draw")
    var page = Markup()
    figure.write(into: &page)
    try self.init(page)
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    elements.append(Element(name: name, attributes: attributes, parent: open.last))
    open.append(elements.count - 1)
  }

  func parser(_ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  /// Elements with a name and a class.
  func all(_ name: String, _ kind: String = "") -> [Element] {
    elements.filter { $0.name == name && (kind.isEmpty || $0.classes.contains(Substring(kind))) }
  }

  /// The drawing itself.
  var svg: Element { elements.first { $0.name == "svg" } ?? Element(name: "", attributes: [:], parent: nil) }

  /// The value at a horizontal place.
  func valueX(_ place: Double) -> Double { (place - svg.number("data-x0")) / svg.number("data-dx") }

  /// The value at a height.
  func valueY(_ place: Double) -> Double { (place - svg.number("data-y0")) / svg.number("data-dy") }

  /// Cells of the table by row, its label first.
  var rows: [[String]] {
    var rows: [[String]] = []
    for (index, element) in elements.enumerated() where element.name == "tr" {
      rows.append(elements.filter { $0.parent == index }.map(\.text))
    }
    return Array(rows.dropFirst())
  }

  /// Half a tenth of a pixel, in values, and a little for the scale's own decimals.
  func tolerance(_ unit: Double) -> Double { (0.051 / unit).magnitude }
}

extension Markup {
  var string: String { String(decoding: bytes, as: UTF8.self) }
}

/// The points of a path with M, L, H, V, C, l, h, v and z, as absolute places; a run for each M.
func points(_ path: String) -> [[(x: Double, y: Double)]] {
  var runs: [[(x: Double, y: Double)]] = []
  var (command, place): (Character, (x: Double, y: Double)) = ("M", (0, 0))
  var numbers: [Double] = []
  func end() {
    let relative = command.isLowercase
    switch command {
    case "M": runs.append([(numbers[0], numbers[1])])
    case "H", "h": runs[runs.count - 1].append((numbers[0] + (relative ? place.x : 0), place.y))
    case "V", "v": runs[runs.count - 1].append((place.x, numbers[0] + (relative ? place.y : 0)))
    case "L": runs[runs.count - 1].append((numbers[0], numbers[1]))
    case "C": runs[runs.count - 1].append((numbers[4], numbers[5]))
    case "l":
      for index in stride(from: 0, to: numbers.count, by: 2) {
        place = (place.x + numbers[index], place.y + numbers[index + 1])
        runs[runs.count - 1].append(place)
      }
    default: break
    }
    place = runs.last?.last ?? place
    numbers = []
  }
  var isFirst = true
  var token = ""
  func number() {
    if let value = Double(token) { numbers.append(value) }
    token = ""
  }
  for character in path {
    if character.isLetter {
      number()
      if !isFirst { end() }
      (command, isFirst) = (character, false)
    } else if character == " " {
      number()
    } else {
      if character == "-" { number() }
      token.append(character)
    }
  }
  number()
  end()
  return runs
}
