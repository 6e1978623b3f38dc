/** What is said of a deposit and of the balance that follows. */
const fr = {
  text: (amount: string, reference: string, balance: string) =>
    `Pour lancer votre commande ${reference}, nous vous demandons un acompte de ${amount}. Le solde de ${balance} se règle ensuite.`,
  balanceNote: (deposit: string) => `Acompte reçu\u00a0: ${deposit}. Voici le solde.`,
};

const en: typeof fr = {
  text: (amount, reference, balance) =>
    `To start your order ${reference}, we ask you for a deposit of ${amount}. The balance of ${balance} is paid later.`,
  balanceNote: (deposit) => `Deposit received: ${deposit}. This is the balance.`,
};

export const depositWords = (locale: string): typeof fr => (locale.startsWith("en") ? en : fr);
