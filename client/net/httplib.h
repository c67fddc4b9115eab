#pragma once

/// The client's door to cpp-httplib: with TLS, which the server leaves out. Its names stand in a
/// namespace of their own, because one program, a test, may hold both editions.
#define CPPHTTPLIB_OPENSSL_SUPPORT
#define httplib httplib_with_tls
#include <httplib.h>
