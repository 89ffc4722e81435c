package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.List;

/// The loaded library, or why there is none. Functions that do not exist throw, when called, an exception
/// that says why: so a failure is the same clear error wherever it is met first.
@SuppressWarnings("restricted")
sealed interface OpenBlasLibrary {
    record Loaded(SymbolLookup symbols) implements OpenBlasLibrary {}

    record Failed(IllegalStateException why) implements OpenBlasLibrary {}

    static OpenBlasLibrary load(Path cache) {
        try {
            SymbolLookup symbols = SymbolLookup.loaderLookup();
            List<Path> files = OpenBlasFiles.unpacked(cache);
            for (Path file : files) {
                symbols = SymbolLookup.libraryLookup(file, Arena.global());
            }
            MethodHandle threads = Linker.nativeLinker()
                    .downcallHandle(
                            symbols.findOrThrow("openblas_set_num_threads"), FunctionDescriptor.ofVoid(JAVA_INT));
            threads.invokeExact(1);
            return new Loaded(symbols);
        } catch (Throwable failure) {
            return new Failed(new IllegalStateException(
                    "OpenBLAS could not be loaded on " + OpenBlasFiles.platform() + ": " + failure.getMessage()
                            + ". It is unpacked into " + cache + "; delete that directory, or set "
                            + OpenBlasFiles.CACHE_VARIABLE
                            + " to a writable directory from which libraries may be loaded",
                    failure));
        }
    }

    default MethodHandle critical(String name, FunctionDescriptor type) {
        return linked(name, type, Linker.Option.critical(true));
    }

    default MethodHandle plain(String name, FunctionDescriptor type) {
        return linked(name, type);
    }

    private MethodHandle linked(String name, FunctionDescriptor type, Linker.Option... options) {
        return switch (this) {
            case Loaded(SymbolLookup symbols) ->
                symbols.find(name)
                        .map(function -> Linker.nativeLinker().downcallHandle(function, type, options))
                        .orElseGet(() -> throwing(
                                new IllegalStateException("this build of OpenBLAS has no function " + name), type));
            case Failed(IllegalStateException why) -> throwing(why, type);
        };
    }

    private static MethodHandle throwing(IllegalStateException why, FunctionDescriptor type) {
        MethodType method = type.toMethodType();
        MethodHandle thrower = MethodHandles.throwException(method.returnType(), IllegalStateException.class)
                .bindTo(why);
        return MethodHandles.dropArguments(thrower, 0, method.parameterList());
    }
}
