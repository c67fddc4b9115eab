#include "shared/core/ids.h"

#include <doctest/doctest.h>

using namespace onedoor;

namespace {

class CountingRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (std::uint8_t& byte : bytes)
            byte = m_next++;
    }

private:
    std::uint8_t m_next = 0;
};

}

TEST_CASE("submission id: it is written as 32 lower-case digits and read back") {
    CountingRandom random;
    core::SubmissionId const id = core::SubmissionId::make(random);
    CHECK(id.text() == "000102030405060708090a0b0c0d0e0f");
    CHECK(core::SubmissionId::parse(id.text()).value() == id);
}

TEST_CASE("submission id: one spelling only") {
    for (char const* text :
         {"", "00", "000102030405060708090A0B0C0D0E0F", "000102030405060708090a0b0c0d0e0g",
          "000102030405060708090a0b0c0d0e0f00"})
        CHECK(core::SubmissionId::parse(text).error().code == "submission_id.format");
}
