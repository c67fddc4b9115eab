#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>

/// The words that case types are written in (assets/case-types).
namespace onedoor::cases {

enum class Role : std::uint8_t {
    /// The applicant, the owner of the file or a person they authorised.
    Citizen,
    /// The officer who receives files at the one-door counter (tiếp nhận).
    Receptionist,
    /// The officer who hands results over (trả kết quả).
    Releaser,
    /// The officer of the handling unit (chuyên viên).
    Handler,
    /// The person competent to sign (lãnh đạo).
    Leader,
    /// Who looks after accounts and the catalogue (quản trị).
    Administrator,
    /// The program itself: time-outs, payment notices.
    System
};
inline constexpr std::size_t role_count = 7;

/// What must be true of a file, or be given with the action, before a step.
enum class Need : std::uint8_t {
    /// Every required paper is there and none was found wanting.
    PapersComplete,
    /// A written reason goes with the step.
    Reason,
    /// What is asked for goes with the step, paper by paper.
    Request,
    /// A unit of the office goes with the step.
    Unit,
    /// An officer goes with the step.
    Officer,
    /// A new time goes with the step.
    NewTime,
    /// What is due was paid, or nothing is due.
    FeesSettled,
    /// The file has its code.
    CodeIssued,
    /// The time was not extended before (Decree 61/2018 art. 19(9)).
    NotExtended,
    /// The time for supplementing is over.
    SupplementOverdue,
    /// Every agency that was asked has answered.
    OpinionsIn,
    /// The document of the result is there.
    ResultDrafted,
    /// The result carries its signature.
    ResultSigned,
    /// Who receives the result has shown who they are.
    ReceiverIdentified,
    /// Another officer has confirmed the step.
    SecondPerson
};
inline constexpr std::size_t need_count = 15;

/// What the office does with a step besides moving the file.
enum class Effect : std::uint8_t {
    /// The file gets its code, its number in the register and its time.
    IssueCode,
    /// The time starts again from the beginning (Decree 61/2018 art. 19(4)).
    RestartClock,
    /// The appointment moves to the new time that was given.
    ExtendTime,
    /// The file belongs to the unit, and to the officer, that were given.
    Assign
};
inline constexpr std::size_t effect_count = 4;

/// What the time of settlement does while a file is in a state.
enum class Clock : std::uint8_t { NotStarted, Runs, Stands, Ended };
inline constexpr std::size_t clock_count = 4;

/// "receptionist", "papers_complete", "issue_code", "not_started".
std::string_view name_of(Role role);
std::string_view name_of(Need need);
std::string_view name_of(Effect effect);
std::string_view name_of(Clock clock);
std::optional<Role> role_named(std::string_view name);
std::optional<Need> need_named(std::string_view name);
std::optional<Effect> effect_named(std::string_view name);
std::optional<Clock> clock_named(std::string_view name);

/// Members of one of these vocabularies.
template<typename Word> class SetOf {
public:
    constexpr SetOf() = default;
    constexpr SetOf(std::initializer_list<Word> words) {
        for (Word const word : words)
            insert(word);
    }

    constexpr void insert(Word word) { m_bits |= bit(word); }
    [[nodiscard]] constexpr bool contains(Word word) const { return (m_bits & bit(word)) != 0; }
    [[nodiscard]] constexpr bool is_empty() const { return m_bits == 0; }
    [[nodiscard]] constexpr int size() const { return std::popcount(m_bits); }
    /// What is in this set and not in the other.
    [[nodiscard]] constexpr SetOf without(SetOf const& other) const {
        return SetOf(m_bits & ~other.m_bits);
    }
    [[nodiscard]] constexpr bool has_common(SetOf const& other) const {
        return (m_bits & other.m_bits) != 0;
    }
    constexpr bool operator==(SetOf const&) const = default;

private:
    constexpr explicit SetOf(std::uint32_t bits) : m_bits(bits) {}
    static constexpr std::uint32_t bit(Word word) {
        return std::uint32_t{1} << static_cast<unsigned>(word);
    }

    std::uint32_t m_bits = 0;
};

using Roles = SetOf<Role>;
using Needs = SetOf<Need>;
using Effects = SetOf<Effect>;

}
