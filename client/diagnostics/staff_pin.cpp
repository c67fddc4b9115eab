#include "client/diagnostics/staff_pin.h"

#include "client/files/files.h"
#include "client/phrases/phrases.h"
#include "shared/core/bytes.h"
#include "shared/core/wipe.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <sodium.h>

namespace onedoor::diagnostics {

static constexpr std::size_t pin_digits_min = 6, pin_digits_max = 12;
static constexpr std::uint32_t free_failures = 4;
static constexpr std::int64_t first_wait_ms = 15'000, wait_ms_max = 3'600'000;
static constexpr std::size_t counter_bytes_max = 16;
/// What a damaged counter counts as: nobody gains by damaging it.
static constexpr std::uint32_t damaged_failures = free_failures + 1;

struct StaffPin::Try {
    std::string hash;
    std::string pin;
    std::string counter_file;
    std::uint32_t failures = 0;
    Check check = nullptr;
    enum class Outcome : std::uint8_t { Open, Right, Wrong };
    std::atomic<Outcome> outcome = Outcome::Open;
};

static bool is_pin(std::string_view pin) {
    return pin.size() >= pin_digits_min && pin.size() <= pin_digits_max &&
           std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
}

static bool check_pin(std::string const& hash, std::string const& pin) {
    return sodium_init() >= 0 &&
           crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

Result<std::string> hash_pin(std::string_view pin) {
    if (!is_pin(pin))
        return fail("pin.format");
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (sodium_init() < 0 || crypto_pwhash_str_alg(hash.data(), pin.data(), pin.size(),
                                                   crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                                   crypto_pwhash_MEMLIMIT_INTERACTIVE,
                                                   crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail("pin.memory");
    return std::string(hash.data());
}

std::int64_t pin_wait_ms(std::uint32_t failures) {
    if (failures <= free_failures)
        return 0;
    std::uint32_t const doublings = std::min(failures - free_failures - 1, 20u);
    return std::min(first_wait_ms << doublings, wait_ms_max);
}

static std::uint32_t read_failures(std::string const& file) {
    Result<core::Bytes> const content = files::read(file, counter_bytes_max);
    if (!content)
        return content.error().code == "file.missing" ? 0 : damaged_failures;
    auto const* const first = reinterpret_cast<char const*>(content->data());
    char const* const last = first + content->size();
    std::uint32_t failures = 0;
    auto const [end, error] = std::from_chars(first, last, failures);
    bool const is_whole = error == std::errc() && end + 1 == last && *end == '\n';
    return is_whole ? failures : damaged_failures;
}

/// A full disk keeps nobody out of the panel that shows it: the tries of this run are counted in
/// memory anyway.
static void keep_failures(std::string const& file, std::uint32_t failures) {
    std::string const text = std::to_string(failures) + "\n";
    (void)files::replace(file, core::as_bytes(text), files::Durability::Disk);
}

StaffPin::StaffPin(std::string hash, std::string counter_file)
    : StaffPin(std::move(hash), std::move(counter_file), check_pin) {}

StaffPin::StaffPin(std::string hash, std::string counter_file, Check check)
    : m_hash(std::move(hash)), m_counter_file(std::move(counter_file)), m_check(check) {
    if (m_hash.empty())
        return;
    m_failures = read_failures(m_counter_file);
    m_state = pin_wait_ms(m_failures) > 0 ? State::Waiting : State::Asking;
}

StaffPin::~StaffPin() {
    if (m_thread.joinable())
        m_thread.join();
}

void StaffPin::enter(std::string& typed) {
    if (m_state != State::Asking) {
        core::wipe(typed);
        return;
    }
    m_try = std::make_unique<Try>();
    m_try->hash = m_hash;
    m_try->pin = typed;
    m_try->counter_file = m_counter_file;
    m_try->failures = m_failures + 1;
    m_try->check = m_check;
    core::wipe(typed);
    m_state = State::Checking;
    m_was_wrong = false;
    m_thread = std::thread([pending = m_try.get()] {
        keep_failures(pending->counter_file, pending->failures);
        bool const is_right = is_pin(pending->pin) && pending->check(pending->hash, pending->pin);
        core::wipe(pending->pin);
        if (is_right)
            keep_failures(pending->counter_file, 0);
        pending->outcome = is_right ? Try::Outcome::Right : Try::Outcome::Wrong;
    });
}

void StaffPin::finish_check() {
    Try::Outcome const outcome = m_try->outcome;
    if (outcome == Try::Outcome::Open)
        return;
    m_thread.join();
    m_try.reset();
    if (outcome == Try::Outcome::Right) {
        m_failures = 0;
        m_last_seen = m_now;
        m_state = State::Entered;
        return;
    }
    m_was_wrong = true;
    ++m_failures;
    ask();
}

void StaffPin::ask() {
    m_waits_until.reset();
    m_state = pin_wait_ms(m_failures) > 0 ? State::Waiting : State::Asking;
}

void StaffPin::advance(core::Uptime now) {
    m_now = now;
    if (m_state == State::Checking)
        finish_check();
    if (m_state == State::Waiting && !m_waits_until)
        m_waits_until = core::Uptime{now.milliseconds + pin_wait_ms(m_failures)};
    if (m_state == State::Waiting && now >= *m_waits_until)
        m_state = State::Asking;
    if (m_state == State::Entered && now.milliseconds - m_last_seen.milliseconds >= idle_ms)
        leave();
}

void StaffPin::leave() {
    m_was_wrong = false;
    if (m_state == State::Entered)
        m_state = State::Asking;
}

std::int32_t StaffPin::seconds_left() const {
    if (m_state != State::Waiting || !m_waits_until)
        return 0;
    return static_cast<std::int32_t>((m_waits_until->milliseconds - m_now.milliseconds + 999) /
                                     1000);
}

std::uint32_t StaffPin::tries_left() const {
    return m_failures > free_failures ? 1 : free_failures + 1 - m_failures;
}

std::string sentence_of(StaffPin const& pin, text::Language language) {
    using phrases::Key;
    using State = StaffPin::State;
    switch (pin.state()) {
    case State::Off:
        return std::string(phrases::get(Key::staff_pin_off, language));
    case State::Checking:
        return std::string(phrases::get(Key::staff_pin_checking, language));
    case State::Waiting:
        return phrases::format(Key::staff_pin_wait, language,
                               {{"seconds", std::to_string(pin.seconds_left())}});
    case State::Asking:
        if (pin.was_wrong())
            return phrases::format(Key::staff_pin_wrong, language,
                                   {{"count", std::to_string(pin.tries_left())}});
        return std::string(phrases::get(Key::staff_pin_ask, language));
    case State::Entered:
        break;
    }
    return {};
}

}
