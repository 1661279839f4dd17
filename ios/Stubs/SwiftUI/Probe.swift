// What a test sees of a screen: a tree of labelled nodes, read and operated the way VoiceOver would.

@MainActor public final class _Node {
    public let kind: String
    public var label: String, key: String?, value: String?, hint: String?
    public var traits: AccessibilityTraits = [], children: [_Node] = [], disabled = false
    public var actions: [String: () -> Void] = [:]
    var tag: AnyHashable?, tabItem: String?
    var drag: ((Int) -> Void)?
    var tap: (() -> Void)?, type: ((String) -> Void)?
    init(_ kind: String, _ label: String) {
        self.kind = kind
        self.label = label
    }
    /// The label, or what the parts say.
    public var spoken: String {
        label.isEmpty ? children.map(\.spoken).filter { !$0.isEmpty }.joined(separator: ", ") : label
    }
    public var all: [_Node] { [self] + children.flatMap(\.all) }
    public var _canBeTapped: Bool { tap != nil && !disabled }
    public func _tap() { tap?() }
    public var _canBeTyped: Bool { type != nil && !disabled }
    public func _type(_ text: String) { type?(text) }
    func disable() { for node in all { node.disabled = true } }
    public func outline(_ depth: Int = 0) -> String {
        let bits = [
            kind, label.isEmpty ? nil : "“\(label)”", value.map { "= \($0)" }, hint.map { "(\($0))" },
            disabled ? "disabled" : nil,
        ].compactMap { $0 }
        return String(repeating: "  ", count: depth) + bits.joined(separator: " ") + "\n"
            + children.map { $0.outline(depth + 1) }.joined()
    }
}
@MainActor final class _Nav {
    let path: Binding<[AnyHashable]>
    var dest: [ObjectIdentifier: (AnyHashable) -> any View] = [:], views: [String: () -> any View] = [:]
    init(_ p: Binding<[AnyHashable]>) { path = p }
}

/// One evaluation of a view tree.
@MainActor public final class _Renderer {
    var env: EnvironmentValues, nav: _Nav?
    var here = "", out: [_Node] = [], tasks: [@Sendable () async -> Void] = [], after: [() -> Void] = []
    /// Which tab is shown, while the tabs themselves are looked at; whether the one at hand is another.
    var shownTab: AnyHashable?, elsewhere = false
    weak var probe: Probe?
    init(_ p: Probe) { (probe, env) = (p, p.env) }

    func at(_ step: String, _ body: () -> Void) {
        let old = here
        here += "/" + step
        body()
        here = old
    }
    func install<V: View>(_ v: V) {
        for c in Mirror(reflecting: v).children {
            if let p = c.value as? any _Installable { p._install(self, c.label ?? "") }
        }
    }
    /// The object that belongs to this place in the tree, made at its first evaluation.
    func kept<T: AnyObject>(_ label: String, _ make: () -> T) -> T {
        let id = here + "." + label
        if let t = probe!.kept[id] as? T { return t }
        let t = make()
        probe!.kept[id] = t
        return t
    }
    func once(_ label: String, _ body: () -> Void) {
        var new = false
        let _: _Cell<Bool> = kept(label) {
            new = true
            return _Cell(true)
        }
        if new { body() }
    }

    func watch<V: Equatable>(_ now: _Cell<V>, _ initial: Bool, _ action: @escaping (V, V) -> Void) {
        var fresh = false
        let last: _Cell<V> = kept("change") {
            fresh = true
            return _Cell(now.own)
        }
        guard fresh ? initial : last.own != now.own else { return }
        let old = last.own
        last.own = now.own
        after.append { action(old, now.own) }
    }

    func words(_ key: LocalizedStringKey) -> String { key.shown(env.locale) }
    func add(_ n: _Node) { out.append(n) }
    func collect(_ body: () -> Void) -> [_Node] {
        let old = out
        out = []
        body()
        defer { out = old }
        return out
    }
    func one(_ body: () -> Void) -> _Node {
        let n = collect(body)
        if n.count == 1 { return n[0] }
        let b = _Node("Group", "")
        b.children = n
        return b
    }
    func box(_ kind: String, _ label: String = "", _ body: () -> Void) {
        let n = _Node(kind, label)
        n.children = collect(body)
        add(n)
    }
    func leaf(
        _ kind: String, _ label: String, key: String? = nil, value: String? = nil, tap: (() -> Void)? = nil,
        type: ((String) -> Void)? = nil
    ) {
        let n = _Node(kind, label)
        n.key = key
        n.value = value
        n.tap = tap
        n.type = type
        add(n)
    }
    func text(of v: some View) -> String {
        collect { v._render(self) }.map(\.spoken).filter { !$0.isEmpty }.joined(separator: ", ")
    }
    func key(of v: some View) -> String? {
        let n = collect { v._render(self) }
        return n.count == 1 ? n[0].key : nil
    }

    func present(_ kind: String, _ close: @escaping @MainActor () -> Void, _ body: () -> Void) {
        let old = env
        env.dismiss = DismissAction(act: close)
        at(kind) { box(kind, "", body) }
        env = old
    }
    func navigate(_ path: Binding<[AnyHashable]>, _ root: () -> Void) {
        let outer = nav
        let oldEnv = env
        let n = _Nav(path)
        nav = n
        var shown = collect(root)
        for (i, v) in path.wrappedValue.enumerated() {
            let view: (any View)? =
                (v.base as? String).flatMap { n.views[$0]?() }
                ?? n.dest[ObjectIdentifier(Swift.type(of: v.base))]?(v)
            guard let view else {
                shown = [_Node("Missing", "no navigationDestination for \(v.base)")]
                continue
            }
            env.dismiss = DismissAction { path.wrappedValue.removeLast() }
            at("push\(i)") {
                shown = collect {
                    leaf(
                        "Button", env.locale.language.languageCode == .spanish ? "Atrás" : "Back",
                        tap: { path.wrappedValue.removeLast() })
                    view._render(self)
                }
            }
        }
        out += shown
        nav = outer
        env = oldEnv
    }
}

/// Whether anything that was read while drawing has changed since.
private final class _Changed: @unchecked Sendable {
    private let lock = NSLock()
    private var changed = false
    var isSet: Bool { lock.withLock { changed } }
    func set() { lock.withLock { changed = true } }
}

public struct ProbeError: Error, CustomStringConvertible {
    public let description: String
    public init(description: String) { self.description = description }
}

/// A mounted view. It is evaluated anew when something that it read has changed, and only then: what a holder
/// changes without Observation stays unseen, as it would on a phone. Its State lives on between looks.
@MainActor public final class Probe {
    let view: any View
    var kept: [String: AnyObject] = [:], tasks: [@Sendable () async -> Void] = []
    private var running: [Task<Void, Never>] = []
    private var drawn: (root: _Node, changed: _Changed, writes: Int)?

    /// What the phone tells every view.
    var env = EnvironmentValues() { didSet { drawn = nil } }
    public var phase: ScenePhase {
        get { env.scenePhase }
        set { env.scenePhase = newValue }
    }

    public init(_ view: some View, reduceMotion: Bool = false, letters: DynamicTypeSize = .large) {
        self.view = view
        env.accessibilityReduceMotion = reduceMotion
        env.dynamicTypeSize = letters
    }
    deinit { for task in running { task.cancel() } }

    public var tree: _Node {
        for _ in 0..<20 {
            if let drawn, !drawn.changed.isSet, drawn.writes == _writes { return drawn.root }
            let r = _Renderer(self)
            let root = _Node("Screen", ""), changed = _Changed(), writes = _writes
            withObservationTracking {
                root.children = r.collect { view._render(r) }
            } onChange: {
                changed.set()
            }
            tasks += r.tasks
            drawn = (root, changed, writes)
            // onChange may change what was read: then it is looked again.
            for change in r.after { change() }
            if r.after.isEmpty { return root }
        }
        fatalError("onChange never settles")
    }
    /// Starts what `.task` and `.refreshable` asked for and lets it run.
    public func settle(turns: Int = 50) async {
        _ = tree
        while !tasks.isEmpty {
            let t = tasks.removeFirst()
            running.append(Task { await t() })
        }
        for _ in 0..<turns { await Task.yield() }
        _ = tree
    }
    public var outline: String { tree.outline() }
    public var texts: [String] { tree.all.filter { $0.kind == "Text" }.map(\.label) }
    public var keys: Set<String> { Set(tree.all.compactMap(\.key)) }
    public func has(_ label: String) -> Bool { tree.all.contains { $0.label == label } }
    public func node(_ label: String, _ kind: String? = nil) throws -> _Node {
        let all = tree.all.filter {
            $0.label == label && (kind == nil || $0.kind == kind)
        }
        if let n = all.first(where: { $0.tap != nil || $0.type != nil || !$0.actions.isEmpty }) ?? all.first {
            return n
        }
        throw ProbeError(description: "nothing labelled “\(label)” in\n\(outline)")
    }
    public func tap(_ label: String) throws {
        let n = try node(label)
        guard let t = n.tap, !n.disabled else {
            throw ProbeError(
                description: "“\(label)” (\(n.kind)) cannot be tapped\(n.disabled ? ": disabled" : "")")
        }
        t()
    }
    public func type(_ text: String, into label: String) throws {
        let n = try node(label)
        guard let t = n.type, !n.disabled else {
            throw ProbeError(description: "“\(label)” (\(n.kind)) takes no text")
        }
        t(text)
    }
    /// Drags a row of a list before another row.
    public func drag(_ label: String, before row: Int) throws {
        let all = tree.all.filter { $0.drag != nil && $0.all.contains { $0.label == label } }
        guard let drag = all.first?.drag else {
            throw ProbeError(description: "no row with “\(label)” can be dragged")
        }
        drag(row)
    }
    public func perform(_ action: String, on label: String) throws {
        guard let a = try node(label).actions[action] else {
            throw ProbeError(description: "“\(label)” has no action “\(action)”")
        }
        a()
    }
}
