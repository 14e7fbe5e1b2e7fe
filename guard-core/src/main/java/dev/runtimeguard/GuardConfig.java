package dev.runtimeguard;

import static java.util.Objects.requireNonNull;

import dev.runtimeguard.report.Redaction;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The guard's settings. Immutable; read from the environment once, or built in code, which wins:
 *
 * <pre>{@code
 * GuardConfig config = GuardConfig.fromEnvironment(System.getenv()).toBuilder()
 *         .iamScope(IamScope.EXACT)
 *         .build();
 * RequestHandler<S3Event, String> guarded = Guard.wrap(this::work, config);
 * }</pre>
 */
public final class GuardConfig {
    private final boolean disabled;
    private final boolean strict;
    private final FsMode fs;
    private final List<Path> fsWritable;
    private final Path fsOverlayDir;
    private final TmpMode tmp;
    private final int tmpWarnPercent;
    private final int tmpSizeMb;
    private final List<String> tmpKeep;
    private final IamMode iam;
    private final IamScope iamScope;
    private final boolean iamSts;
    private final ReportTarget report;
    private final MetricsMode metrics;
    private final RedactMode redact;
    private final String handler;
    private final boolean onLambda;
    private final List<String> problems;

    private GuardConfig(Builder builder) {
        this.disabled = builder.disabled;
        this.strict = builder.strict;
        this.fs = builder.fs;
        this.fsWritable = builder.fsWritable;
        this.fsOverlayDir = builder.fsOverlayDir;
        this.tmp = builder.tmp;
        this.tmpWarnPercent = builder.tmpWarnPercent;
        this.tmpSizeMb = builder.tmpSizeMb;
        this.tmpKeep = builder.tmpKeep;
        this.iam = builder.iam;
        this.iamScope = builder.iamScope;
        this.iamSts = builder.iamSts;
        this.report = builder.report;
        this.metrics = builder.metrics;
        this.redact = builder.redact;
        this.handler = builder.handler;
        this.onLambda = builder.onLambda;
        this.problems = builder.problems;
    }

    /**
     * The settings in an environment. A value that is not allowed is named in {@link #problems()} and the default used.
     *
     * @throws IllegalArgumentException with {@code GUARD_STRICT=true}, when a value is not allowed; the message names
     *     every such flag and the values allowed
     */
    public static GuardConfig fromEnvironment(Map<String, String> environment) {
        Flags flags = new Flags(environment);
        Builder builder = new Builder();
        builder.disabled = flags.bool("GUARD_DISABLED", builder.disabled);
        builder.strict = flags.bool("GUARD_STRICT", builder.strict);
        builder.fs = flags.constant("GUARD_FS", builder.fs);
        builder.fsWritable = flags.directories("GUARD_FS_WRITABLE");
        builder.fsOverlayDir = flags.directory("GUARD_FS_OVERLAY_DIR", builder.fsOverlayDir);
        builder.tmp = flags.constant("GUARD_TMP", builder.tmp);
        builder.tmpWarnPercent = flags.integer("GUARD_TMP_WARN_PERCENT", 1, 100, builder.tmpWarnPercent);
        builder.tmpSizeMb = flags.integer("GUARD_TMP_SIZE_MB", 1, 10240, builder.tmpSizeMb);
        builder.tmpKeep = flags.globs("GUARD_TMP_KEEP");
        builder.iam = flags.constant("GUARD_IAM", builder.iam);
        builder.iamScope = flags.constant("GUARD_IAM_SCOPE", builder.iamScope);
        builder.iamSts = flags.bool("GUARD_IAM_STS", builder.iamSts);
        builder.report = flags.constant("GUARD_REPORT", builder.report);
        builder.metrics = flags.constant("GUARD_METRICS", builder.metrics);
        builder.redact = flags.constant("GUARD_REDACT", builder.redact);
        builder.handler = flags.text("GUARD_HANDLER");
        builder.onLambda = environment.get("AWS_LAMBDA_RUNTIME_API") != null;
        builder.problems = List.copyOf(flags.problems());
        if (builder.strict && !builder.disabled && !builder.problems.isEmpty()) {
            throw new IllegalArgumentException(Redaction.forLog(String.join(". ", builder.problems), builder.redact));
        }
        return builder.build();
    }

    /** A builder with the defaults, whatever the environment says. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from these settings. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.disabled = disabled;
        builder.strict = strict;
        builder.fs = fs;
        builder.fsWritable = fsWritable;
        builder.fsOverlayDir = fsOverlayDir;
        builder.tmp = tmp;
        builder.tmpWarnPercent = tmpWarnPercent;
        builder.tmpSizeMb = tmpSizeMb;
        builder.tmpKeep = tmpKeep;
        builder.iam = iam;
        builder.iamScope = iamScope;
        builder.iamSts = iamSts;
        builder.report = report;
        builder.metrics = metrics;
        builder.redact = redact;
        builder.handler = handler;
        builder.onLambda = onLambda;
        builder.problems = problems;
        return builder;
    }

    /** Whether everything is off, as if the guard were not there. {@code GUARD_DISABLED}. */
    public boolean disabled() {
        return disabled;
    }

    /** Whether to fail fast: refuse every write outside the writable places, fail an invocation that leaks into the
     * ephemeral storage, reject flag values that are not allowed. {@code GUARD_STRICT}. */
    public boolean strict() {
        return strict;
    }

    /** What happens to a write outside the writable places. {@code GUARD_FS}. */
    public FsMode fs() {
        return fs;
    }

    /** Writable directories besides the ephemeral storage, absolute; an unmodifiable list. {@code GUARD_FS_WRITABLE}. */
    public List<Path> fsWritable() {
        return fsWritable;
    }

    /** Where redirected files live; absolute. {@code GUARD_FS_OVERLAY_DIR}. */
    public Path fsOverlayDir() {
        return fsOverlayDir;
    }

    /** What is done about the ephemeral storage. {@code GUARD_TMP}. */
    public TmpMode tmp() {
        return tmp;
    }

    /** The use of the ephemeral storage, in percent, from which pressure is reported. {@code GUARD_TMP_WARN_PERCENT}. */
    public int tmpWarnPercent() {
        return tmpWarnPercent;
    }

    /** The size of the ephemeral storage to rehearse, in MB; 0 for the size of the {@code /tmp} file system. {@code GUARD_TMP_SIZE_MB}. */
    public int tmpSizeMb() {
        return tmpSizeMb;
    }

    /**
     * What {@link TmpMode#SWEEP} never removes: globs as {@link java.nio.file.FileSystem#getPathMatcher} reads them, of
     * an absolute path or of one relative to {@code /tmp}; what is in a directory that matches stays as well. An
     * unmodifiable list. {@code GUARD_TMP_KEEP}.
     */
    public List<String> tmpKeep() {
        return tmpKeep;
    }

    /** What is done about access denials. {@code GUARD_IAM}. */
    public IamMode iam() {
        return iam;
    }

    /** How wide the resource of a suggested policy is. {@code GUARD_IAM_SCOPE}. */
    public IamScope iamScope() {
        return iamScope;
    }

    /** Whether {@code sts:GetCallerIdentity} may be asked when nothing else names the role. {@code GUARD_IAM_STS}. */
    public boolean iamSts() {
        return iamSts;
    }

    /** Where report lines go. {@code GUARD_REPORT}. */
    public ReportTarget report() {
        return report;
    }

    /** Which metrics are written. {@code GUARD_METRICS}. */
    public MetricsMode metrics() {
        return metrics;
    }

    /** What is masked in exception messages. {@code GUARD_REDACT}. */
    public RedactMode redact() {
        return redact;
    }

    /** The function's real handler, with {@code GuardedEntryPoint}; empty when not set. {@code GUARD_HANDLER}. */
    public Optional<String> handler() {
        return Optional.ofNullable(handler);
    }

    /** Whether this process is a Lambda function's: whether the environment names a Runtime API. */
    public boolean onLambda() {
        return onLambda;
    }

    /** The flag values that were not allowed, a sentence each; an unmodifiable list. */
    public List<String> problems() {
        return problems;
    }

    /** Builds settings; not safe for use by several threads. Null is refused with a NullPointerException. */
    public static final class Builder {
        private boolean disabled;
        private boolean strict;
        private FsMode fs = FsMode.EXPLAIN;
        private List<Path> fsWritable = List.of();
        private Path fsOverlayDir = Path.of("/tmp/.guard");
        private TmpMode tmp = TmpMode.WATCH;
        private int tmpWarnPercent = 80;
        private int tmpSizeMb;
        private List<String> tmpKeep = List.of();
        private IamMode iam = IamMode.EXPLAIN;
        private IamScope iamScope = IamScope.PREFIX;
        private boolean iamSts = true;
        private ReportTarget report = ReportTarget.LOG;
        private MetricsMode metrics = MetricsMode.OFF;
        private RedactMode redact = RedactMode.NONE;
        private String handler;
        private boolean onLambda;
        private List<String> problems = List.of();

        private Builder() {}

        /** Sets {@link GuardConfig#disabled()}. */
        public Builder disabled(boolean value) {
            this.disabled = value;
            return this;
        }

        /** Sets {@link GuardConfig#strict()}. */
        public Builder strict(boolean value) {
            this.strict = value;
            return this;
        }

        /** Sets {@link GuardConfig#fs()}. */
        public Builder fs(FsMode value) {
            this.fs = requireNonNull(value);
            return this;
        }

        /** Sets {@link GuardConfig#fsWritable()}; an IllegalArgumentException refuses a relative path. */
        public Builder fsWritable(List<Path> value) {
            value.forEach(path -> absolute("fsWritable", path));
            this.fsWritable = List.copyOf(value);
            return this;
        }

        /** Sets {@link GuardConfig#fsOverlayDir()}; an IllegalArgumentException refuses a relative path. */
        public Builder fsOverlayDir(Path value) {
            this.fsOverlayDir = absolute("fsOverlayDir", value);
            return this;
        }

        /** Sets {@link GuardConfig#tmp()}. */
        public Builder tmp(TmpMode value) {
            this.tmp = requireNonNull(value);
            return this;
        }

        /** Sets {@link GuardConfig#tmpWarnPercent()}. */
        public Builder tmpWarnPercent(int value) {
            this.tmpWarnPercent = inRange("tmpWarnPercent", 1, 100, value);
            return this;
        }

        /** Sets {@link GuardConfig#tmpSizeMb()}. */
        public Builder tmpSizeMb(int value) {
            this.tmpSizeMb = inRange("tmpSizeMb", 0, 10240, value);
            return this;
        }

        /** Sets {@link GuardConfig#tmpKeep()}; a PatternSyntaxException refuses what is not a glob. */
        public Builder tmpKeep(List<String> value) {
            value.forEach(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob));
            this.tmpKeep = List.copyOf(value);
            return this;
        }

        /** Sets {@link GuardConfig#iam()}. */
        public Builder iam(IamMode value) {
            this.iam = requireNonNull(value);
            return this;
        }

        /** Sets {@link GuardConfig#iamScope()}. */
        public Builder iamScope(IamScope value) {
            this.iamScope = requireNonNull(value);
            return this;
        }

        /** Sets {@link GuardConfig#iamSts()}. */
        public Builder iamSts(boolean value) {
            this.iamSts = value;
            return this;
        }

        /** Sets {@link GuardConfig#report()}. */
        public Builder report(ReportTarget value) {
            this.report = requireNonNull(value);
            return this;
        }

        /** Sets {@link GuardConfig#metrics()}. */
        public Builder metrics(MetricsMode value) {
            this.metrics = requireNonNull(value);
            return this;
        }

        /** Sets {@link GuardConfig#redact()}. */
        public Builder redact(RedactMode value) {
            this.redact = requireNonNull(value);
            return this;
        }

        /** The settings built so far. */
        public GuardConfig build() {
            return new GuardConfig(this);
        }

        private static Path absolute(String name, Path value) {
            if (!value.isAbsolute()) {
                throw new IllegalArgumentException(name + " must be absolute, not " + value);
            }
            return value;
        }

        private static int inRange(String name, int min, int max, int value) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(name + " must be from " + min + " to " + max + ", not " + value);
            }
            return value;
        }
    }
}
