enum BrowserModule { static let base64: StaticString = "" }
