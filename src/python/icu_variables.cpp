// What the bundled ICU has in place of variables of the C and the C++ library; bundled_icu.cmake says why.
extern "C" {

// Its time zones, which winnow does not use.
[[gnu::visibility("hidden")]] long winnow_icu_timezone = 0;
[[gnu::visibility("hidden")]] char* winnow_icu_tzname[2] = {};

// std::call_once() leaves here what to call (as libstdc++'s <mutex> declares them), and has pthread_once() call the third.
[[gnu::visibility("hidden"), gnu::tls_model("initial-exec")]] thread_local void* winnow_icu_once_callable = nullptr;
[[gnu::visibility("hidden"), gnu::tls_model("initial-exec")]] thread_local void (*winnow_icu_once_call)() = nullptr;
[[gnu::visibility("hidden")]] void winnow_icu_once_proxy() {
  winnow_icu_once_call();
}

}  // extern "C"
