#pragma once

#include "shared/protocol/submission.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace onedoor::sim {

class Office;
struct FiledCase;

/// What a citizen saw on the screen about their filing.
enum class Told : std::uint8_t { Nothing, Failed, Kept };

/// One thing a citizen wanted, and all that was said of it.
struct Action {
    std::uint32_t number = 0;
    int kiosk = 0;
    std::string name;
    std::string submission;
    std::string reference;
    std::optional<std::string> file;
    Told told = Told::Nothing;
    /// The kiosk stopped while it kept the filing, before it said anything.
    bool is_uncertain = false;
    /// The server will not take it; it stays in the outbox for staff.
    bool is_bad = false;
    /// Among the kept filings of its kiosk, from 1.
    std::uint32_t kept_order = 0;
    std::optional<protocol::Receipt> receipt;
    /// Its slip is with staff; nothing: the kiosk stopped while it was taken off the list.
    std::optional<bool> has_open_slip;
};

/// What a kiosk's outbox holds at the end.
struct Leftover {
    int kiosk = 0;
    std::vector<std::string> refused;
    std::vector<std::string> waiting;
    /// References of slips nobody knows to be printed.
    std::vector<std::string> slips;
};

/// The judge: remembers what was promised, compares it with what is.
class Ledger {
public:
    Action& open(int kiosk);
    [[nodiscard]] Action& action(std::uint32_t number) { return m_actions.at(number - 1); }
    [[nodiscard]] Action* of_submission(std::string const& id);
    [[nodiscard]] Action* of_reference(std::string const& reference);
    void told_kept(Action& action);

    void accuse(std::string what);
    /// At the end, when everything has healed and drained.
    void compare(Office& office, std::vector<Leftover> const& leftovers);

    [[nodiscard]] std::uint32_t kept() const { return m_kept; }
    [[nodiscard]] std::vector<std::string> const& accusations() const { return m_accusations; }
    [[nodiscard]] std::deque<Action> const& actions() const { return m_actions; }

private:
    void compare_case(FiledCase const& filed);
    void compare_order(std::vector<FiledCase> const& cases);
    void compare_slips(Leftover const& leftover);
    void compare_promises(std::vector<Leftover> const& leftovers);

    std::deque<Action> m_actions;
    std::map<std::string, std::uint32_t> m_by_submission, m_by_reference;
    std::map<int, std::uint32_t> m_kept_by_kiosk;
    std::uint32_t m_kept = 0;
    std::map<std::uint32_t, int> m_found;
    std::vector<std::string> m_accusations;
};

}
