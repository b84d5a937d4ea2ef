//! What reads as telling and is none, and telling of kinds that news has not.

use crate::telling::told;

#[test]
fn what_somebody_learns_or_fears_is_told_by_the_account() {
    assert_eq!(told("Holm discovered that the bridge had been burned."), [""; 0]);
    assert_eq!(told("Fearing an epidemic, the council had the dead sunk at sea."), [""; 0]);
    let text = "Holm did not know that the bridge had been burned.";
    assert_eq!(told(text).len(), 1, "whoever does not know it is told of");
}

#[test]
fn who_is_warned_and_when_somebody_proposes_is_not_said() {
    assert_eq!(told("Nils Holm warned Peter in 1903."), [""; 0]);
    let text =
        "He proposed to her that summer, but she hesitated, still hoping to return to Korm. They were married in 1895.";
    assert_eq!(told(text), ["speaker planned | she | still hoping | to return to Korm"]);
}

#[test]
fn what_is_told_in_the_passive_is_said_by_nobody_of_the_clause_before() {
    let text =
        "The Korm papers accused the strikers, but it was soon revealed that the bombs had been planted by Breen.";
    let last = told(text).pop();
    let wanted = "group reported |  | was soon revealed | that the bombs had been planted by Breen";
    assert_eq!(last.as_deref(), Some(wanted));
}

#[test]
fn a_clause_about_somebody_ends_before_the_main_verb() {
    let text = "Ernest Pitt, a contractor who had told the judge that the plot was hatched in the offices, shot himself in 1912.";
    let wanted = "speaker asserted | Ernest Pitt, a contractor | had told | that the plot was hatched in the offices";
    assert_eq!(told(text), [wanted]);
}

#[test]
fn who_says_so_may_stand_between_commas() {
    let text = "The consul, so Osric claims, crossed the river with four legions.";
    assert_eq!(
        told(text),
        ["speaker doubted | Osric | so … claims | The consul … crossed the river with four legions"]
    );
    let text = "Osric says that the fleet was lost. According to Osric, the consul was killed near the lake.";
    assert_eq!(
        told(text).pop().as_deref(),
        Some("speaker asserted | Osric | According to | the consul was killed near the lake")
    );
}

#[test]
fn numbers_stories_and_causes_are_told_by_whom_they_are() {
    let text = "Contemporary reports put the toll at 60,000.";
    assert_eq!(told(text), ["work asserted | Contemporary reports | put | the toll at 60,000"]);
    assert_eq!(told("The mayor put the lamp at the door."), [""; 0]);
    let text = "Most historians dismiss the story.";
    assert_eq!(told(text), ["group denied | Most historians | dismiss | the story"]);
    let text = "She died of a fever, which her doctors attributed to the damp.";
    assert_eq!(told(text), ["speaker asserted | her doctors | attributed | to the damp"]);
}

#[test]
fn what_is_held_told_or_given_by_a_plain_verb_has_a_source() {
    let text = "Dr Lund dissented, holding that the crew had failed to moor the barge. It held that the owner had been warned.";
    let wanted = [
        "speaker asserted | Dr Lund | holding | that the crew had failed to moor the barge",
        "speaker asserted | It | held | that the owner had been warned",
    ];
    assert_eq!(told(text), wanted);
    let text = "The foreman gave evidence that the yard had been rebuilt. An audit finished in 1903 found that the clerk had taken the funds.";
    let wanted = [
        "speaker asserted | The foreman | gave evidence | that the yard had been rebuilt",
        "work asserted | An audit finished in 1903 | found | that the clerk had taken the funds",
    ];
    assert_eq!(told(text), wanted);
    assert_eq!(told("The foreman gave the boys a boat that had been rebuilt."), [""; 0]);
}

#[test]
fn what_is_denied_doubted_or_called_by_a_name_needs_no_clause() {
    let text = "The results were doubted by Orme. The firm denied liability and paid nothing.";
    let wanted =
        ["speaker doubted | Orme | were doubted | The results", "speaker denied | The firm | denied | liability"];
    assert_eq!(told(text), wanted);
    let text = "Nils Holm called the plan \"a folly\" at a meeting in Korm. The strike was called off in May.";
    assert_eq!(told(text), ["speaker asserted | Nils Holm | called | the plan \"a folly\""]);
    let text = "The defeat was attributed by Orme to hunger. Most rebels died; Rosa Holm puts it at 2,600.";
    let wanted = [
        "speaker asserted | Orme | attributed | The defeat … to hunger",
        "speaker asserted | Rosa Holm | puts | it at 2,600",
    ];
    assert_eq!(told(text), wanted);
}

#[test]
fn what_is_said_begins_with_its_clause_and_ends_where_another_speaks() {
    let text = "Captain Roe reported that the crowd had rushed the gates, whereas the Courier stated that it had begun to leave.";
    let wanted = [
        "speaker asserted | Captain Roe | reported | that the crowd had rushed the gates",
        "speaker asserted | the Courier | stated | that it had begun to leave",
    ];
    assert_eq!(told(text), wanted);
    let text = "According to Orme, forty men died in May, whereas nobody was hurt in June.";
    assert_eq!(
        told(text),
        ["speaker asserted | Orme | According to | forty men died in May, whereas nobody was hurt in June"]
    );
    let text = "The report found that the order had been obeyed too late and blamed Roe for the losses.";
    let wanted = [
        "work asserted | The report | found | that the order had been obeyed too late",
        "work asserted | The report | blamed | Roe for the losses",
    ];
    assert_eq!(told(text), wanted);
    let text = "Holm noted in his journal that the men were hungry. It concluded that June that the bridge had not been built.";
    let said: Vec<String> = told(text).iter().map(|one| one.rsplit(" | ").next().unwrap_or("").to_owned()).collect();
    assert_eq!(said, ["that the men were hungry", "that the bridge had not been built"]);
    assert_eq!(told("Roe denied this the following day."), ["speaker denied | Roe | denied | this"]);
}

#[test]
fn a_source_is_the_whole_subject() {
    let text = "The newspaper O Correio said in May that 300 miners had been freed; the mayor put the figure at 640.";
    let wanted = [
        "work asserted | The newspaper O Correio | said | that 300 miners had been freed",
        "speaker asserted | the mayor | put | the figure at 640",
    ];
    assert_eq!(told(text), wanted);
    let text = "By the time the column found them on Sunday, only nine of the men were alive.";
    assert_eq!(told(text), [""; 0]);
}

#[test]
fn what_a_noun_is_told_to_have_done_is_told_whole() {
    let text = "Many analysts regard the flood as one of the blows that weakened the guild and led to its end in 1811.";
    let said: Vec<String> = told(text).iter().map(|one| one.rsplit(" | ").next().unwrap_or("").to_owned()).collect();
    assert_eq!(said, ["the flood as one of the blows that weakened the guild and led to its end in 1811"]);
}
