import Glibc
import Synchronization

/// Work that is done on all processors at once.
public enum Threads {
    /// The bytes of a thread's stack: what the main thread has.
    private static let stackSize = 8 << 20

    /// How many processors there are.
    public static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// What becomes of each number below a count, in order; several are worked on at a time.
    ///
    /// Numbers are taken in rising order, by as many threads as there are processors; what cannot
    /// be worked on beside others is worked on after them. Where no thread is to be had, this one
    /// does all of it.
    public static func map<Result: Sendable>(
        _ count: Int, _ transform: @Sendable (Int) -> Result
    ) -> [Result] {
        let width = min(count, processorCount)
        guard width > 1 else { return (0..<max(0, count)).map(transform) }
        let next = Next()
        let done = Mutex<[(Int, Result)]>([])
        withoutActuallyEscaping(transform) { transform in
            let work = Work {
                var own: [(Int, Result)] = []
                while let number = next.take(below: count) {
                    own.append((number, transform(number)))
                }
                done.withLock { $0 += own }
            }
            let threads = (1..<width).compactMap { _ in start(work) }
            work.body()
            for thread in threads { pthread_join(thread, nil) }
        }
        return done.withLock { $0.sorted { $0.0 < $1.0 }.map(\.1) }
    }

    private final class Next: Sendable {
        private let number = Atomic(0)

        func take(below count: Int) -> Int? {
            let taken = number.wrappingAdd(1, ordering: .relaxed).oldValue
            return taken < count ? taken : nil
        }
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }

    /// Starts a thread; nil where the system has none left.
    private static func start(_ work: Work) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        var thread = pthread_t()
        let context = Unmanaged.passRetained(work)
        let failure = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, context.toOpaque())
        guard failure == 0 else {
            context.release()
            return nil
        }
        return thread
    }
}
