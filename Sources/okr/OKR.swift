@main enum OKR { static func main() { print("okr") } }
