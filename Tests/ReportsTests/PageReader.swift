import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page read by an XML parser: its elements in order, with their attributes and text.
final class PageReader: NSObject, XMLParserDelegate {
  /// An element.
  struct Element {
    var name: String
    var attributes: [String: String]
    var text = ""
  }

  /// All elements, in the order in which they begin.
  private(set) var elements: [Element] = []
  /// What the parser complained of, or nil.
  private(set) var complaint: String?
  private var open: [Int] = []

  /// Reads a page.
  init(_ bytes: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    if !parser.parse() { complaint = "line \(parser.lineNumber): \(String(describing: parser.parserError))" }
  }

  /// The elements of a name.
  func all(_ name: String) -> [Element] { elements.filter { $0.name == name } }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for index in open { elements[index].text += string }
  }
}
